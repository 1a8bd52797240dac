using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Desk;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>When agents opened or changed tickets of members: what documents a call whose phone system names no ticket.</summary>
/// <remarks>
/// The same member and the same agent, from the answer until an hour after the end of the call. A ticket that came by mail, chat, message or
/// web is a contact of its own and documents no call.
/// </remarks>
internal sealed class TicketTouches
{
    private const long Window = 60 * 60_000;
    private const long Second = 1000;
    private const CallInputs Both = CallInputs.Member | CallInputs.Agent;

    private static readonly ulong _needs = FactRow.Bit(TicketField.Member) | FactRow.Bit(TicketField.Agent);

    private readonly Dictionary<long, List<(long At, string Agent)>> _byMember = [];
    private readonly WordTable _words;
    private readonly bool _isTold;

    private TicketTouches(WordTable words, bool isTold) => (_words, _isTold) = (words, isTold);

    /// <summary>Tells whether tickets tell of members and agents.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="words">Numbers and texts.</param>
    /// <returns>True when a source does.</returns>
    public static bool IsTold(SqliteConnection connection, WordTable words) =>
        DeskRows.Told(connection, words.Find(TicketField.Kind.Record) ?? 0).Values.Any(told => (told & _needs) == _needs);

    /// <summary>Reads the touches that calls of some quarters may have.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="words">Numbers and texts.</param>
    /// <param name="first">First quarter.</param>
    /// <param name="end">Quarter after the last.</param>
    /// <returns>The touches.</returns>
    public static TicketTouches Read(SqliteConnection connection, WordTable words, long first, long end)
    {
        words.Learn(connection);
        var touches = new TicketTouches(words, IsTold(connection, words));
        if (touches._isTold)
        {
            // A call that begins in the last of them may last long.
            foreach (var rows in DeskRows.ReadNear(connection, TicketField.Kind, words, VisitBlocks.StartOf(first), VisitBlocks.StartOf(end + DayOfVisits.Around)))
            {
                touches.Add(rows);
            }
        }

        return touches;
    }

    /// <summary>Tells whether a call has a ticket.</summary>
    /// <param name="call">All visits of a call that count, first one first.</param>
    /// <returns>The call; null when it is none that a caller began, or when nobody tells of its ticket.</returns>
    public CallDocument? Judge(ReadOnlySpan<CallFacts> call)
    {
        if (!CallCounting.IsContact(call[0]))
        {
            return null;
        }

        var (answered, end, inputs, hasTicket) = (-1, 0L, CallInputs.None, false);
        for (var one = 0; one < call.Length; one++)
        {
            inputs |= (CallInputs)call[one].Inputs;
            end = Math.Max(end, EndOf(call[one]));
            hasTicket |= (call[one].Flags & CallFacts.HasTicket) != 0; // the ticket is the call's, whichever of its visits names it
            if (answered < 0 && IsAnswered(call[one]))
            {
                answered = one;
            }
        }

        var isKnown = inputs.HasFlag(CallInputs.TicketLink) || (_isTold && (inputs & Both) == Both);
        return !isKnown ? null
            : answered < 0 ? new CallDocument(call[0].Queue, 0, 0, false)
            : new CallDocument(call[answered].Queue, call[answered].Agent, call[0].Count, hasTicket || HasTouch(call, end));
    }

    private static bool IsAnswered(in CallFacts visit) => visit.Outcome == (byte)CallOutcome.Answered && CallCounting.IsContact(visit);

    // Tickets tell whole seconds: one that was opened in the second of the answer was not opened before it.
    private static long AnswerOf(in CallFacts visit) => visit.OfferedAt + Math.Max(0, visit.Wait) is var answer ? answer - (answer % Second) : 0;

    private static long EndOf(in CallFacts visit) => visit.Length >= 0
        ? visit.OfferedAt + visit.Length
        : visit.OfferedAt + Math.Max(0, visit.Wait) + Math.Max(0, visit.Talk) + Math.Max(0, visit.Hold);

    // Whoever of the call's agents wrote it down: after a transfer that may be the second.
    private bool HasTouch(ReadOnlySpan<CallFacts> call, long end)
    {
        foreach (ref readonly var visit in call)
        {
            if (IsAnswered(visit) && _byMember.TryGetValue((long)visit.Caller, out var touches) && _words.TextOf(visit.Agent) is { } agent)
            {
                var answer = AnswerOf(visit);
                if (touches.Exists(one => one.At >= answer && one.At <= end + Window && one.Agent.Equals(agent, StringComparison.OrdinalIgnoreCase)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Add(IReadOnlyList<FactRow> rows)
    {
        if (TicketHistory.Of(rows) is not TicketFacts { IsWritten: false, Member: { } member } ticket)
        {
            return;
        }

        ref var touches = ref CollectionsMarshal.GetValueRefOrAddDefault(_byMember, member, out _);
        touches ??= [];
        foreach (var row in rows)
        {
            if ((row.Text(TicketField.Agent) ?? ticket.Agent) is { } agent)
            {
                foreach (var at in Ends(row))
                {
                    touches.Add((at, agent));
                }
            }
        }
    }

    // The instants by which rows are found again: whatever lies between them in one row would be seen from one day and not from another.
    private static IEnumerable<long> Ends(FactRow row)
    {
        var times = row.Kind.Fields.Where(field => field.Type == FieldType.Instant && row.Has(field)).Select(field => row.Whole(field) ?? 0).ToList();
        return times.Count == 0 ? [] : times.Min() == times.Max() ? [times.Min()] : [times.Min(), times.Max()];
    }
}
