using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.HubFigures;

/// <summary>The tickets that the hub keeps, as rows: how each stood when it changed last.</summary>
internal static class HubTickets
{
    private const int PageSize = 1000;

    private static readonly TableField[] _told =
    [
        TicketField.Ticket, TicketField.At, TicketField.Status, TicketField.Group, TicketField.Agent, TicketField.Level, TicketField.Topic, TicketField.Channel,
        TicketField.Member, TicketField.CreatedAt, TicketField.FirstReplyAt, TicketField.SolvedAt, TicketField.Reopens, TicketField.Replies,
    ];

    /// <summary>What the hub tells of tickets.</summary>
    public static ulong Told { get; } = _told.Aggregate(0UL, (all, field) => all | FactRow.Bit(field));

    /// <summary>Reads the tickets that changed.</summary>
    /// <param name="tickets">The hub's tickets.</param>
    /// <param name="since">Number of the last change that was read; 0 for all tickets.</param>
    /// <param name="intake">Takes them.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>Number of the last change.</returns>
    public static long Read(ITicketReader tickets, long since, DeskIntake intake, CancellationToken cancellationToken)
    {
        var (page, last) = tickets.ChangedSince(since, PageSize);
        while (page.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var ticket in page)
            {
                intake.Add(Row(ticket, intake));
            }

            (page, last) = tickets.ChangedSince(last, PageSize);
        }

        intake.Flush();
        return last;
    }

    private static FactRow Row(Ticket ticket, DeskIntake intake)
    {
        var row = new FactRow(TicketField.Kind, Told);
        row.Set(TicketField.Ticket, intake.KeyOf(TicketField.Ticket, ticket.Key.ExternalId));
        row.Set(TicketField.At, ticket.ModifiedAt.ToUnixTimeMilliseconds());
        row.Set(TicketField.Status, (long)ticket.State);
        SetText(row, TicketField.Group, ticket.Group);
        SetText(row, TicketField.Agent, ticket.Agent);
        SetText(row, TicketField.Topic, ticket.Topic);
        SetText(row, TicketField.Channel, ticket.Channel);
        SetWhole(row, TicketField.CreatedAt, ticket.IsTombstone ? null : ticket.CreatedAt.ToUnixTimeMilliseconds());
        SetWhole(row, TicketField.Level, ticket.Level == TicketLevel.Unknown ? null : (long)ticket.Level - 1);
        SetWhole(row, TicketField.Member, ticket.MemberId is { } member ? intake.KeyOf(TicketField.Member, member) : null);
        SetWhole(row, TicketField.SolvedAt, ticket.SolvedAt?.ToUnixTimeMilliseconds());
        SetWhole(row, TicketField.FirstReplyAt, ticket.Times?.FirstReply is { } reply ? (ticket.CreatedAt + reply).ToUnixTimeMilliseconds() : null);
        SetWhole(row, TicketField.Reopens, ticket.Times?.Reopens);
        SetWhole(row, TicketField.Replies, ticket.Times?.Replies);
        return row;
    }

    private static void SetText(FactRow row, TableField field, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            row.Set(field, text);
        }
    }

    private static void SetWhole(FactRow row, TableField field, long? value)
    {
        if (value is { } whole)
        {
            row.Set(field, whole);
        }
    }
}
