using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Reviews;

/// <summary>The answered calls of some days as candidates of a review, with what became of them.</summary>
internal static class CallCandidates
{
    /// <summary>Reads them.</summary>
    /// <param name="store">The measures.</param>
    /// <param name="firstDay">First day since 1970.</param>
    /// <param name="lastDay">Last day since 1970.</param>
    /// <param name="repeatDays">Days within which the caller must not come back.</param>
    /// <returns>One candidate for each answered call whose agent is known.</returns>
    public static IReadOnlyList<ReviewCandidate> Read(MeasureStore store, int firstDay, int lastDay, int repeatDays)
    {
        var calendar = store.Calendar();
        var knownUntil = store.KnownUntil();
        var candidates = new List<ReviewCandidate>();
        store.Read(connection =>
        {
            var (first, end) = (calendar.FirstSlotOf(firstDay), calendar.FirstSlotOf(lastDay + 1));
            var marks = Marks(connection, first, end);
            JudgedContacts.Read(connection, first, end, TimeSpan.FromDays(repeatDays), knownUntil, contact =>
            {
                if (store.Words.TextOf(contact.Agent) is { } agent)
                {
                    var queue = store.Words.TextOf(contact.Queue);
                    candidates.Add(new ReviewCandidate(
                        agent, contact.OfferedAt, (long)contact.Contact, $"{RecordTimes.Text(calendar, contact.OfferedAt)}{(queue is null ? "" : $", {queue}")}",
                        Signs(contact.Verdict, marks.GetValueOrDefault(contact.Contact))));
                }
            });
            return candidates.Count;
        });
        return candidates;
    }

    // What the visits of a call tell besides, for the few calls of which they do.
    private static Dictionary<ulong, (bool IsPassedOn, bool IsLost)> Marks(SqliteConnection connection, long first, long end)
    {
        var marks = new Dictionary<ulong, (bool IsPassedOn, bool IsLost)>();
        VisitBlocks.Read(connection, first, end + DayOfVisits.Around, (_, visits) =>
        {
            foreach (ref readonly var visit in visits)
            {
                var (isPassedOn, isLost) = (visit.Outcome == (byte)CallOutcome.Answered && (visit.Transfer & 15) != 0, (visit.Flags & CallFacts.LostOnHold) != 0);
                if (isPassedOn || isLost)
                {
                    ref var mark = ref CollectionsMarshal.GetValueRefOrAddDefault(marks, visit.Contact, out bool _);
                    mark = (mark.IsPassedOn || isPassedOn, mark.IsLost || isLost);
                }
            }
        });
        return marks;
    }

    private static List<(string Sign, int Points)> Signs(RepeatVerdict verdict, (bool IsPassedOn, bool IsLost) mark)
    {
        var signs = new List<(string Sign, int Points)>();
        if (verdict is RepeatVerdict.Resolved or RepeatVerdict.Unresolved)
        {
            signs.Add(verdict == RepeatVerdict.Resolved ? ("one contact was enough", 1) : ("the caller came back", -1));
        }

        if (mark.IsPassedOn)
        {
            signs.Add(("passed on", -1));
        }

        if (mark.IsLost)
        {
            signs.Add(("the caller was lost on hold", -1));
        }

        return signs;
    }
}
