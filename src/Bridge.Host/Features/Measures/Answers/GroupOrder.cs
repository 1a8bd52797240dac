using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>Puts groups in order: times as they pass, names by letter, none last.</summary>
/// <param name="by">What is grouped by.</param>
internal sealed class GroupOrder(IReadOnlyList<Dimension> by) : IComparer<(GroupKey Key, IReadOnlyList<(string Name, string? Value)> Label)>
{
    /// <summary>Makes the order.</summary>
    /// <param name="by">What is grouped by.</param>
    /// <returns>The order.</returns>
    public static GroupOrder Of(IReadOnlyList<Dimension> by) => new(by);

    /// <inheritdoc />
    public int Compare((GroupKey Key, IReadOnlyList<(string Name, string? Value)> Label) x, (GroupKey Key, IReadOnlyList<(string Name, string? Value)> Label) y)
    {
        for (var one = 0; one < by.Count; one++)
        {
            var order = by[one] switch
            {
                Dimension.Year => x.Key.Year.CompareTo(y.Key.Year),
                Dimension.Quarter => x.Key.Quarter.CompareTo(y.Key.Quarter),
                Dimension.Month => x.Key.Month.CompareTo(y.Key.Month),
                Dimension.Week => x.Key.Week.CompareTo(y.Key.Week),
                Dimension.Day => x.Key.Day.CompareTo(y.Key.Day),
                Dimension.Weekday => x.Key.Weekday.CompareTo(y.Key.Weekday),

                // The hour before the clocks go back is the one with the greater offset.
                Dimension.Hour => (x.Key.Hour, -x.Key.Offset).CompareTo((y.Key.Hour, -y.Key.Offset)),
                _ => (x.Label[one].Value is null, x.Label[one].Value).CompareTo((y.Label[one].Value is null, y.Label[one].Value)),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
