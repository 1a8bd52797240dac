using Bridge.Host.Settings.Reviews;

namespace Bridge.Host.Features.Reviews;

/// <summary>Scores a filled form.</summary>
internal static class ReviewScore
{
    /// <summary>The item was met: all of its points.</summary>
    public const string Met = "met";

    /// <summary>Met in part: half of them.</summary>
    public const string Part = "part";

    /// <summary>Missed: none of them.</summary>
    public const string Missed = "missed";

    /// <summary>It does not apply: its points are not possible ones.</summary>
    public const string None = "none";

    /// <summary>All answers, in the order to show.</summary>
    public static IReadOnlyList<(string Word, string Name)> Answers { get; } = [(Met, "met"), (Part, "in part"), (Missed, "missed"), (None, "does not apply")];

    /// <summary>Scores.</summary>
    /// <param name="form">The form.</param>
    /// <param name="answers">What was ticked, by item.</param>
    /// <returns>Points, possible points, and whether an item failed the whole; null when an item has no answer, or none applies.</returns>
    public static (decimal Points, decimal Possible, bool IsFailed)? Of(Scorecard form, IReadOnlyDictionary<string, string> answers)
    {
        if (form.Items.Any(item => !answers.TryGetValue(item.Name, out var answer) || Answers.All(one => one.Word != answer)))
        {
            return null;
        }

        var applying = form.Items.Where(item => answers[item.Name] != None).ToList();
        return applying.Count == 0 ? null
            : (applying.Sum(item => answers[item.Name] switch { Met => item.Points, Part => item.Points / 2m, _ => 0 }), applying.Sum(item => item.Points), applying.Any(item => item.FailsAll && answers[item.Name] == Missed));
    }
}
