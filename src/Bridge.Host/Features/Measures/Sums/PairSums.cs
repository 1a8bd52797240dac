using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Counts a month of the desk into rows of two traits: topic with queue, agent or hour, and agent with hour.</summary>
/// <remarks>
/// By day they would be nearly as many as the calls themselves. So they are counted once, when the month has come to rest: while calls of its last days may still be judged anew, it is answered
/// from the calls.
/// </remarks>
/// <param name="month">Months since year 0.</param>
internal sealed class PairSums(int month)
{
    // Calls that come a day or two late are no reason to count a month again.
    private const int Rest = 3;

    private static readonly Grain[] _months = [Grain.MonthQueueTopic, Grain.MonthAgentTopic];
    private static readonly Grain[] _hours = [Grain.HourTopic, Grain.HourAgent];

    private readonly CountedRows _rows = new();

    /// <summary>Tells whether a month has come to rest.</summary>
    /// <param name="month">Months since year 0.</param>
    /// <param name="border">The day in which some first contacts are old enough to be judged.</param>
    /// <returns>True when calls that come do not touch it any more, unless they come late.</returns>
    public static bool IsAtRest(int month, int border) => MonthSums.FirstDayOf(month + 1) + Rest <= border;

    /// <summary>Finds the months at rest that were not counted yet.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="border">The day in which some first contacts are old enough to be judged.</param>
    /// <returns>Months since year 0.</returns>
    public static IEnumerable<int> Uncounted(SqliteConnection connection, int border) => connection.Query(
        "SELECT DISTINCT slot FROM rollup month WHERE grain = $months AND NOT EXISTS (SELECT 1 FROM rollup WHERE grain = $pairs AND slot = month.slot)",
        row => row.GetInt32(0), ("$months", (long)Grain.MonthQueue), ("$pairs", (long)Grain.MonthQueueTopic)).Where(month => IsAtRest(month, border));

    /// <summary>Tells whether a month was counted: of each visit there is a row.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="month">Months since year 0.</param>
    /// <returns>True when its rows are there.</returns>
    public static bool IsCounted(SqliteConnection connection, int month) => connection.Scalar<long>(
        "SELECT EXISTS (SELECT 1 FROM rollup WHERE grain = $pairs AND slot = $month)", ("$pairs", (long)Grain.MonthQueueTopic), ("$month", month)) != 0;

    /// <summary>Adds what there is of other days of the month.</summary>
    /// <param name="other">The other days.</param>
    public void Add(PairSums other) => _rows.Add(other._rows);

    /// <summary>Hands over the rows; all that there were before are replaced.</summary>
    /// <param name="into">Where to.</param>
    public void WriteTo(RollupRows into)
    {
        into.Replace(month, month + 1, _months);
        into.Replace(month * 24L, (month + 1) * 24L, _hours);
        into.Add(_rows);
    }

    /// <summary>Counts a visit.</summary>
    /// <param name="counts">What it counts as.</param>
    /// <param name="visit">The visit.</param>
    /// <param name="at">Its quarter.</param>
    /// <param name="isOpen">Inside business hours.</param>
    public void AddVisit(CallMeasures counts, in CallFacts visit, LocalSlot at, bool isOpen)
    {
        _rows[new(Grain.MonthQueueTopic, month, visit.Queue, visit.Topic, visit.Channel, isOpen)].Add(counts);
        _rows[new(Grain.MonthAgentTopic, month, visit.Topic, visit.Agent, visit.Channel, isOpen)].Add(counts);
        _rows[new(Grain.HourAgent, Hour(at), 0, visit.Agent, visit.Channel, isOpen)].Add(counts);
    }

    /// <summary>Counts a call.</summary>
    /// <param name="counts">What it counts as.</param>
    /// <param name="first">Its first visit.</param>
    /// <param name="at">Its quarter.</param>
    /// <param name="isOpen">Inside business hours.</param>
    public void AddCall(CallMeasures counts, in CallFacts first, LocalSlot at, bool isOpen) =>
        _rows[new(Grain.HourTopic, Hour(at), first.Topic, 0, first.Channel, isOpen)].Add(counts);

    /// <summary>Counts what belongs to a call and to an agent.</summary>
    /// <param name="counts">What it counts as.</param>
    /// <param name="queue">Number of the queue.</param>
    /// <param name="agent">Number of the agent.</param>
    /// <param name="topic">Number of the topic.</param>
    /// <param name="channel">Number of the channel.</param>
    /// <param name="at">Its quarter.</param>
    /// <param name="isOpen">Inside business hours.</param>
    public void Add(CallMeasures counts, int queue, int agent, int topic, int channel, LocalSlot at, bool isOpen)
    {
        _rows[new(Grain.MonthQueueTopic, month, queue, topic, channel, isOpen)].Add(counts);
        _rows[new(Grain.MonthAgentTopic, month, topic, agent, channel, isOpen)].Add(counts);
        _rows[new(Grain.HourTopic, Hour(at), topic, 0, channel, isOpen)].Add(counts);
        _rows[new(Grain.HourAgent, Hour(at), 0, agent, channel, isOpen)].Add(counts);
    }

    private int Hour(LocalSlot at) => (month * 24) + (at.Quarter / 4);
}
