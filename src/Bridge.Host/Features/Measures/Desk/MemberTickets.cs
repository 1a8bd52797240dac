using System.Runtime.InteropServices;
using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>The days on which members opened tickets. Read from all tickets, and only for a figure that asks.</summary>
internal sealed class MemberTickets : IMemberTickets
{
    private readonly Dictionary<long, List<int>> _days = [];

    /// <inheritdoc />
    public required long KnownUntil { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="words">Numbers and texts.</param>
    /// <param name="clock">The desk's calendar.</param>
    /// <returns>The days by member.</returns>
    public static MemberTickets Read(SqliteConnection connection, WordTable words, DeskClock clock)
    {
        var tickets = new MemberTickets { KnownUntil = DeskRows.KnownUntil(connection, words.Find(TicketField.Kind.Record) ?? 0) };
        foreach (var ticket in DeskRows.Read(connection, TicketField.Kind, words).Select(TicketHistory.Of).OfType<TicketFacts>())
        {
            if (ticket.Member is { } member)
            {
                ref var days = ref CollectionsMarshal.GetValueRefOrAddDefault(tickets._days, member, out _);
                (days ??= []).Add(clock.DayOf(ticket.CreatedAt));
            }
        }

        return tickets;
    }

    /// <inheritdoc />
    public int Count(long member, int first, int last) => _days.TryGetValue(member, out var days) ? days.Count(day => day >= first && day <= last) : 0;
}
