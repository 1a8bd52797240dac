using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>Judges contacts by whether the caller came back: needs the calls themselves, before and after the time that is asked for.</summary>
internal static class JudgedContacts
{
    // An unanswered call shortly before the window can belong to an answered one within it.
    private const int AttemptSlots = 4;

    // The longest time from one visit of a call to the next, milliseconds.
    private const long MostBetween = DayOfVisits.Around * (long)LocalSlot.Seconds * 1000;

    /// <summary>Judges the contacts of some quarters.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="first">First quarter.</param>
    /// <param name="end">Quarter after the last.</param>
    /// <param name="window">Time within which the caller must not come back.</param>
    /// <param name="knownUntil">Everything before this is known, milliseconds since 1970 UTC.</param>
    /// <param name="take">Takes each contact.</param>
    public static void Read(SqliteConnection connection, long first, long end, TimeSpan window, long knownUntil, Action<JudgedContact> take)
    {
        var slots = (long)window.TotalSeconds / LocalSlot.Seconds;
        // Of a call that began before all this, a later visit must not look like a call of its own.
        var (begin, until) = (first - slots - AttemptSlots - DayOfVisits.Around, end + slots + DayOfVisits.Around);
        var kept = new List<ContactVisit>();
        VisitBlocks.Read(connection, begin, until, (_, block) => Keep(kept, block));

        var visits = CollectionsMarshal.AsSpan(kept);
        var (contacts, answers) = Calls(visits);
        var verdicts = RepeatContacts.Judge(contacts, window, knownUntil);
        for (var one = 0; one < contacts.Length; one++)
        {
            if (VisitBlocks.SlotOf(contacts[one].OfferedAt) is var slot && slot >= first && slot < end)
            {
                ref readonly var visit = ref visits[answers[one].First];
                take(new JudgedContact(visit.Contact, visit.OfferedAt, visit.Topic, visit.Queue, answers[one].Agent, visit.Channel, visit.TellsCaller, verdicts[one]));
            }
        }
    }

    // Each contact, the place of its first visit and the agent who answered. In arrays: there are some hundred thousand.
    private static (RepeatContact[] Contacts, (int First, int Agent)[] Answers) Calls(ReadOnlySpan<ContactVisit> visits)
    {
        var (keys, order) = (new ulong[visits.Length], new int[visits.Length]);
        for (var one = 0; one < visits.Length; one++)
        {
            (keys[one], order[one]) = (visits[one].Contact, one);
        }

        Array.Sort(keys, order);
        var (contacts, answers, count) = (new RepeatContact[visits.Length], new (int First, int Agent)[visits.Length], 0);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
            {
                end++;
            }

            var same = order.AsSpan(start, end - start);
            SortByTime(visits, same);
            while (!same.IsEmpty)
            {
                var call = same[..LengthOfFirst(visits, same)];
                ref readonly var first = ref visits[call[0]];
                var answered = AnsweredAt(visits, call);
                contacts[count] = new RepeatContact(first.Caller, first.Topic, first.OfferedAt, answered >= 0);
                answers[count] = (call[0], answered < 0 ? 0 : visits[answered].Agent);
                count++;
                same = same[call.Length..];
            }

            start = end;
        }

        Array.Resize(ref contacts, count);
        return (contacts, answers);
    }

    // A visit is part of the call when it begins within twelve hours of the one before. So which visits are one call never depends on how
    // many days are judged at once.
    private static int LengthOfFirst(ReadOnlySpan<ContactVisit> visits, ReadOnlySpan<int> same)
    {
        var length = 1;
        while (length < same.Length && visits[same[length]].OfferedAt - visits[same[length - 1]].OfferedAt <= MostBetween)
        {
            length++;
        }

        return length;
    }

    // By insertion: nearly every call has one visit, and hardly any more than three.
    private static void SortByTime(ReadOnlySpan<ContactVisit> visits, Span<int> call)
    {
        for (var one = 1; one < call.Length; one++)
        {
            var (moved, to) = (call[one], one);
            for (; to > 0 && IsBefore(visits[moved], visits[call[to - 1]]); to--)
            {
                call[to] = call[to - 1];
            }

            call[to] = moved;
        }
    }

    private static bool IsBefore(in ContactVisit one, in ContactVisit other) =>
        (one.OfferedAt, one.Place, one.Id).CompareTo((other.OfferedAt, other.Place, other.Id)) < 0;

    private static int AnsweredAt(ReadOnlySpan<ContactVisit> visits, ReadOnlySpan<int> call)
    {
        foreach (var at in call)
        {
            if (visits[at].IsAnswered)
            {
                return at;
            }
        }

        return -1;
    }

    private static void Keep(List<ContactVisit> kept, ReadOnlySpan<CallFacts> block)
    {
        foreach (ref readonly var visit in block)
        {
            if (CallCounting.IsContact(visit))
            {
                kept.Add(new ContactVisit(visit));
            }
        }
    }
}
