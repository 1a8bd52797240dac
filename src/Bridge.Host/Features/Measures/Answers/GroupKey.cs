using System.Globalization;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>One group of figures; what it is not grouped by is 0.</summary>
/// <param name="Queue">Number of the queue.</param>
/// <param name="Agent">Number of the agent.</param>
/// <param name="Month">Months since year 0.</param>
/// <param name="Week">Monday, days since 1970.</param>
/// <param name="Day">Days since 1970.</param>
/// <param name="Weekday">Monday is 1.</param>
/// <param name="Hour">Hour of the day.</param>
/// <param name="Offset">Offset from UTC in quarters, where days and hours are told apart.</param>
internal readonly record struct GroupKey(int Queue, int Agent, int Month, int Week, int Day, int Weekday, int Hour, int Offset)
{
    /// <summary>Year.</summary>
    public int Year { get; init; }

    /// <summary>Quarters of years since year 0.</summary>
    public int Quarter { get; init; }

    /// <summary>What the group has of the traits that calls do not have.</summary>
    public TraitValues Traits { get; init; }

    /// <summary>Finds the group of a time, a queue and an agent.</summary>
    /// <param name="by">What is grouped by.</param>
    /// <param name="at">The time; for whole days its quarter says nothing.</param>
    /// <param name="queue">Number of the queue.</param>
    /// <param name="agent">Number of the agent.</param>
    /// <returns>The group.</returns>
    public static GroupKey Of(IReadOnlySet<Dimension> by, LocalSlot at, int queue, int agent)
    {
        var date = at.Date;
        var weekday = date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
        return new GroupKey(
            by.Contains(Dimension.Queue) ? queue : 0,
            by.Contains(Dimension.Agent) ? agent : 0,
            by.Contains(Dimension.Month) ? (date.Year * 12) + date.Month - 1 : 0,
            by.Contains(Dimension.Week) ? at.Day - weekday + 1 : 0,
            by.Contains(Dimension.Day) ? at.Day : 0,
            by.Contains(Dimension.Weekday) ? weekday : 0,
            by.Contains(Dimension.Hour) ? at.Quarter / 4 : 0,
            by.Contains(Dimension.Hour) && by.Contains(Dimension.Day) ? at.Offset : 0)
        {
            Year = by.Contains(Dimension.Year) ? date.Year : 0,
            Quarter = by.Contains(Dimension.Quarter) ? (date.Year * 4) + ((date.Month - 1) / 3) : 0,
        };
    }

    /// <summary>The same group with a topic of calls.</summary>
    /// <param name="by">What is grouped by.</param>
    /// <param name="topic">Number of the topic, or 0.</param>
    /// <param name="words">Texts of topics.</param>
    /// <returns>The group; the same where topics are not grouped by.</returns>
    public GroupKey WithTopic(IReadOnlySet<Dimension> by, int topic, WordTable words) =>
        by.Contains(Dimension.Topic) ? this with { Traits = default(TraitValues) with { Topic = words.TextOf(topic) } } : this;

    /// <summary>The days that the group can have, within a query's.</summary>
    /// <param name="by">What is grouped by.</param>
    /// <param name="first">First day of the query.</param>
    /// <param name="last">Last day of the query.</param>
    /// <returns>First and last day since 1970.</returns>
    public (int First, int Last) Days(IReadOnlySet<Dimension> by, int first, int last)
    {
        if (by.Contains(Dimension.Year))
        {
            (first, last) = Within(Year * 12, 12, first, last);
        }

        if (by.Contains(Dimension.Quarter))
        {
            (first, last) = Within(Quarter * 3, 3, first, last);
        }

        if (by.Contains(Dimension.Month))
        {
            (first, last) = Within(Month, 1, first, last);
        }

        if (by.Contains(Dimension.Week))
        {
            (first, last) = (Math.Max(first, Week), Math.Min(last, Week + 6));
        }

        return by.Contains(Dimension.Day) ? (Day, Day) : (first, last);
    }

    /// <summary>Names the group.</summary>
    /// <param name="by">What is grouped by, in the order to show.</param>
    /// <param name="words">Texts of queues and agents.</param>
    /// <returns>Name and value of each dimension; null for none.</returns>
    public IReadOnlyList<(string Name, string? Value)> Label(IReadOnlyList<Dimension> by, WordTable words)
    {
        var key = this;
        return [.. by.Select(one => (one.ToString().ToLowerInvariant(), key.Label(one, words)))];
    }

    private string? Label(Dimension dimension, WordTable words) => dimension switch
    {
        Dimension.Queue => words.TextOf(Queue),
        Dimension.Agent => words.TextOf(Agent),
        Dimension.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        Dimension.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Quarter / 4:0000}-Q{(Quarter % 4) + 1}"),
        Dimension.Month => string.Create(CultureInfo.InvariantCulture, $"{Month / 12:0000}-{(Month % 12) + 1:00}"),
        Dimension.Week => Date(Week),
        Dimension.Day => Date(Day),
        _ when TraitValues.Has(dimension) => Traits[dimension],
        Dimension.Weekday => CultureInfo.InvariantCulture.DateTimeFormat.DayNames[Weekday % 7].ToLowerInvariant(),
        _ when Offset == 0 => string.Create(CultureInfo.InvariantCulture, $"{Hour:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Hour:00}{(Offset < 0 ? '-' : '+')}{Math.Abs(Offset) / 4:00}:{Math.Abs(Offset) % 4 * 15:00}"),
    };

    private static (int First, int Last) Within(int month, int months, int first, int last)
    {
        var begin = new DateOnly(month / 12, (month % 12) + 1, 1);
        return (Math.Max(first, begin.DayNumber - LocalSlot.Epoch), Math.Min(last, begin.AddMonths(months).DayNumber - LocalSlot.Epoch - 1));
    }

    private static string Date(int day) =>
        DateOnly.FromDayNumber(day + LocalSlot.Epoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
