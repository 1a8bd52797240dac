using Bridge.Host.Features.Measures.Calendar;

namespace Bridge.Host.Features.Measures.Questions;

/// <summary>A time with which another is compared.</summary>
/// <param name="Word">Its word in questions and answers.</param>
/// <param name="Title">The same for people.</param>
/// <param name="Days">Finds first and last day from those of the other, days since 1970.</param>
internal sealed record EarlierTime(string Word, string Title, Func<int, int, (int First, int Last)> Days)
{
    /// <summary>The time right before: as many months where it is of whole months, else as many days.</summary>
    public static EarlierTime Before { get; } = new("before", "Before", (first, last) => Months(first, last) is { } months
        ? (Day(Date(first).AddMonths(-months)), first - 1) : (first - (last - first + 1), first - 1));

    /// <summary>The same days a year before; of whole months the same months.</summary>
    public static EarlierTime Year { get; } = new("year", "A year before", (first, last) => Months(first, last) is null
        ? (Day(Date(first).AddYears(-1)), Day(Date(last).AddYears(-1))) : (Day(Date(first).AddYears(-1)), Day(Date(last + 1).AddYears(-1)) - 1));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EarlierTime> All { get; } = [Before, Year];

    /// <summary>Tells whether a time is of whole months.</summary>
    /// <param name="first">First day since 1970.</param>
    /// <param name="last">Last day since 1970.</param>
    /// <returns>True when it is.</returns>
    public static bool IsOfMonths(int first, int last) => Months(first, last) is not null;

    /// <summary>Finds the last twelve months that are over.</summary>
    /// <param name="day">The last day that is known, days since 1970.</param>
    /// <returns>First and last day.</returns>
    public static (int First, int Last) YearOfMonths(int day)
    {
        var next = Date(day + 1);
        var begin = new DateOnly(next.Year, next.Month, 1);
        return (Day(begin.AddMonths(-12)), Day(begin) - 1);
    }

    private static int? Months(int first, int last) => Date(first) is { Day: 1 } begin && Date(last + 1) is { Day: 1 } end
        ? ((end.Year - begin.Year) * 12) + end.Month - begin.Month : null;

    private static DateOnly Date(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch);

    private static int Day(DateOnly date) => date.DayNumber - LocalSlot.Epoch;
}
