using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.FirstContact;
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

    private readonly Dictionary<RollupKey, CallMeasures> _rows = [];

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

    /// <summary>The rows; all that there were before are replaced.</summary>
    /// <returns>The rows.</returns>
    public RollupRows Rows() => new(_rows, [.. _months.Select(grain => (grain, (long)month, month + 1L)), .. _hours.Select(grain => (grain, month * 24L, (month + 1) * 24L))], []);

    /// <summary>Counts a visit.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="at">Its quarter.</param>
    /// <param name="isOpen">Inside business hours.</param>
    public void AddVisit(in CallFacts visit, LocalSlot at, bool isOpen)
    {
        CallCounting.AddVisit(Row(new(Grain.MonthQueueTopic, month, visit.Queue, visit.Topic, visit.Channel, isOpen)), visit);
        CallCounting.AddVisit(Row(new(Grain.MonthAgentTopic, month, visit.Topic, visit.Agent, visit.Channel, isOpen)), visit);
        CallCounting.AddVisit(Row(new(Grain.HourAgent, Hour(at), 0, visit.Agent, visit.Channel, isOpen)), visit);
    }

    /// <summary>Counts a call.</summary>
    /// <param name="call">Its visits, first one first.</param>
    /// <param name="at">Its quarter.</param>
    /// <param name="isOpen">Inside business hours.</param>
    /// <param name="document">Whether it has a ticket; null when nobody knows.</param>
    public void AddCall(ReadOnlySpan<CallFacts> call, LocalSlot at, bool isOpen, CallDocument? document)
    {
        ref readonly var first = ref call[0];
        var topic = Row(new(Grain.HourTopic, Hour(at), first.Topic, 0, first.Channel, isOpen));
        CallCounting.AddCall(topic, call);
        if (document is { } known)
        {
            known.AddTo(topic);
            known.AddTo(Row(new(Grain.MonthQueueTopic, month, known.Queue, first.Topic, first.Channel, isOpen)));
            known.AddTo(Row(new(Grain.MonthAgentTopic, month, first.Topic, known.Agent, first.Channel, isOpen)));
            known.AddTo(Row(new(Grain.HourAgent, Hour(at), 0, known.Agent, first.Channel, isOpen)));
        }
    }

    /// <summary>Counts a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">Its quarter.</param>
    /// <param name="isOpen">Inside business hours.</param>
    public void AddContact(in JudgedContact contact, LocalSlot at, bool isOpen)
    {
        contact.AddTo(Row(new(Grain.MonthQueueTopic, month, contact.Queue, contact.Topic, contact.Channel, isOpen)));
        contact.AddTo(Row(new(Grain.MonthAgentTopic, month, contact.Topic, contact.Agent, contact.Channel, isOpen)));
        contact.AddTo(Row(new(Grain.HourTopic, Hour(at), contact.Topic, 0, contact.Channel, isOpen)));
        contact.AddTo(Row(new(Grain.HourAgent, Hour(at), 0, contact.Agent, contact.Channel, isOpen)));
    }

    private int Hour(LocalSlot at) => (month * 24) + (at.Quarter / 4);

    private CallMeasures Row(RollupKey key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _);
        return row ??= new CallMeasures();
    }
}
