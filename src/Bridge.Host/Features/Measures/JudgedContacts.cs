using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Judges contacts by whether the caller came back: needs the calls themselves, before and after the time that is asked for.</summary>
internal static class JudgedContacts
{
    // An unanswered call shortly before the window can belong to an answered one within it.
    private const int AttemptSlots = 4;

    /// <summary>Takes a contact with what became of it.</summary>
    /// <param name="call">Its visits, first one first; valid until it returns.</param>
    /// <param name="verdict">What became of it.</param>
    public delegate void Take(ReadOnlySpan<CallFacts> call, RepeatVerdict verdict);

    private delegate ulong Key(in CallFacts visit);

    /// <summary>Judges the contacts of some quarters.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="first">First quarter.</param>
    /// <param name="end">Quarter after the last.</param>
    /// <param name="window">Time within which the caller must not come back.</param>
    /// <param name="knownUntil">Everything before this is known, milliseconds since 1970 UTC.</param>
    /// <param name="take">Takes each contact.</param>
    public static void Read(SqliteConnection connection, long first, long end, TimeSpan window, long knownUntil, Take take)
    {
        var slots = (long)window.TotalSeconds / LocalSlot.Seconds;
        var (begin, until) = (first - slots - AttemptSlots, end + slots + DayOfVisits.Around);
        var (kept, contacts) = (new List<CallFacts>(), Contacts(connection, first, end, begin, until));
        VisitBlocks.Read(connection, begin, until, (_, block) => Keep(kept, block, contacts));
        var visits = CallSpans.Sort(CollectionsMarshal.AsSpan(kept));
        var calls = CallSpans.Of(visits);
        var verdicts = RepeatContacts.Judge(calls.ConvertAll(call => Contact(visits.AsSpan()[call])), window, knownUntil);
        for (var one = 0; one < calls.Count; one++)
        {
            var call = visits.AsSpan()[calls[one]];
            if (VisitBlocks.SlotOf(call[0].OfferedAt) is var slot && slot >= first && slot < end)
            {
                take(call, verdicts[one]);
            }
        }
    }

    /// <summary>The agent who answered, or 0.</summary>
    /// <param name="call">Visits of a contact.</param>
    /// <returns>Number of the agent.</returns>
    public static int AgentOf(ReadOnlySpan<CallFacts> call) => AnsweredAt(call) is >= 0 and var at ? call[at].Agent : 0;

    // Whoever did not call in these quarters says nothing of those who did. Over more than a day nearly everybody did: null for all.
    private static HashSet<ulong>? Contacts(SqliteConnection connection, long first, long end, long begin, long until)
    {
        if (end - first > LocalSlot.PerDay)
        {
            return null;
        }

        var (callers, contacts) = (new HashSet<ulong>(), new HashSet<ulong>());
        VisitBlocks.Read(connection, first, end, (_, block) => Collect(callers, block, static (in CallFacts visit) => visit.Caller, null));

        // Whole contacts, since their first visit decides who called.
        VisitBlocks.Read(connection, begin, until, (slot, block) =>
            Collect(contacts, block, static (in CallFacts visit) => visit.Contact, slot >= first && slot < end ? null : callers));
        return contacts;
    }

    private static void Collect(HashSet<ulong> found, ReadOnlySpan<CallFacts> block, Key key, HashSet<ulong>? callers)
    {
        foreach (ref readonly var visit in block)
        {
            if (callers?.Contains(visit.Caller) != false)
            {
                found.Add(key(visit));
            }
        }
    }

    private static void Keep(List<CallFacts> kept, ReadOnlySpan<CallFacts> block, HashSet<ulong>? contacts)
    {
        foreach (ref readonly var visit in block)
        {
            if (CallCounting.IsContact(visit) && contacts?.Contains(visit.Contact) != false)
            {
                kept.Add(visit);
            }
        }
    }

    private static RepeatContact Contact(ReadOnlySpan<CallFacts> call) =>
        new(call[0].Caller, call[0].Topic, call[0].OfferedAt, AnsweredAt(call) >= 0);

    private static int AnsweredAt(ReadOnlySpan<CallFacts> call)
    {
        for (var one = 0; one < call.Length; one++)
        {
            if (call[one].Outcome == (byte)CallOutcome.Answered)
            {
                return one;
            }
        }

        return -1;
    }
}
