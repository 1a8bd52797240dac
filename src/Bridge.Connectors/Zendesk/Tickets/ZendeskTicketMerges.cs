using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Follows tickets that were made part of another one.</summary>
/// <remarks>
/// The export shows such a ticket as closed, with a tag that Zendesk sets; which ticket it went into stands in its audits
/// alone, as the source of the way (<c>rel: merge</c>) or in the words of the comment Zendesk closes it with. Where neither
/// tells, the ticket stays an ordinary closed one. Source: Zendesk support article 4408882445594, Merging tickets;
/// developer.zendesk.com, Ticket audits.
/// </remarks>
/// <param name="calls">Reads the audits.</param>
/// <param name="reader">Knows the tickets' keys.</param>
internal sealed partial class ZendeskTicketMerges(ZendeskTicketCalls calls, ZendeskTicketReader reader)
{
    private const string Tag = "closed_by_merge";
    private const string Purpose = "show the history of a merged ticket";

    /// <summary>Turns a ticket that was merged into a tombstone that says where it went; gives back any other as it is.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The ticket.</returns>
    /// <exception cref="ConnectorException">The audits could not be read.</exception>
    public async Task<Ticket> FollowAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.State != TicketStatus.Closed || !ticket.Tags.Contains(Tag, StringComparer.Ordinal)
            || await TargetAsync(ticket.Key.Value, cancellationToken) is not { } target)
        {
            return ticket;
        }

        return new Ticket
        {
            Key = ticket.Key,
            ModifiedAt = ticket.ModifiedAt,
            CreatedAt = ticket.CreatedAt,
            State = TicketStatus.Deleted,
            MemberId = ticket.MemberId, // whoever asked is told where it went
            MergedInto = reader.KeyOf(target),
        };
    }

    private async Task<long?> TargetAsync(string id, CancellationToken cancellationToken)
    {
        long? target = null;
        await foreach (var page in calls.WalkAsync($"tickets/{id}/audits?", Purpose, int.MaxValue, cancellationToken))
        {
            target = page.ItemsOf("audits").Select(audit => TargetIn(audit, id)).LastOrDefault(found => found is not null) ?? target;
        }

        return target;
    }

    private static long? TargetIn(JsonElement audit, string id)
    {
        var source = audit.Of("via").Of("source");
        if (source.TextOf("rel") == "merge" && Other(source.Of("to").LongOf("ticket_id") ?? source.Of("from").LongOf("ticket_id"), id) is { } told)
        {
            return told;
        }

        if (!audit.ItemsOf("events").Any(IsClosing))
        {
            return null;
        }

        var numbers = audit.ItemsOf("events").Where(happened => happened.TextOf("type") == "Comment")
            .SelectMany(comment => Numbers().Matches(comment.TextOf("body") ?? ""))
            .Select(match => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Where(number => Other(number, id) is not null).Distinct().Take(2).ToList();
        return numbers is [var only] ? only : null;
    }

    private static bool IsClosing(JsonElement happened) => happened.TextOf("field_name") switch
    {
        "tags" => happened.Of("value").ToString().Contains(Tag, StringComparison.Ordinal),
        "status" => happened.TextOf("value") == "closed",
        _ => false,
    };

    private static long? Other(long? number, string id) =>
        number?.ToString(CultureInfo.InvariantCulture) == id ? null : number;

    [GeneratedRegex(@"#(\d{1,18})\b")]
    private static partial Regex Numbers();
}
