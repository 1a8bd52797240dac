using System.Text.Json;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Reads what was said in a case: its description, its comments, and its e-mails where the org keeps them.</summary>
/// <remarks>
/// A description is the member's own words where the member wrote it (from outside, by web or by mail); otherwise an agent did, as
/// a note. An e-mail that went to somebody else than the asker is a note too. Source: Object Reference, Case, CaseComment, EmailMessage.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="ticket">Key of the ticket.</param>
internal sealed class SalesforceCaseTalk(SalesforceSession session, RecordKey ticket)
{
    private const string Purpose = "read what was said in a case";
    private readonly string _id = SoqlText.Quoted(ticket.Value);

    /// <summary>Reads everything, oldest first.</summary>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The comments; none when there is no such case, or it was deleted.</returns>
    public async Task<IReadOnlyList<TicketComment>> ReadAsync(CancellationToken cancellationToken)
    {
        var cases = await session.Schemas.OfAsync(SalesforceKind.Cases, cancellationToken);
        var key = cases.MayRead(SalesforceKind.KeyField) ? $",{SalesforceKind.KeyField}" : "";
        var found = await RowsAsync($"SELECT Id,Description,Origin,CreatedDate,CreatedBy.Name,Contact.Email,SuppliedEmail{key} FROM Case WHERE Id = {_id}", cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }

        var said = new List<TicketComment>();
        if (found[0].TextOf("Description") is { } description)
        {
            var isByMember = found[0].TextOf(SalesforceKind.KeyField) is not null || found[0].TextOf("Origin") is "Web" or "Email";
            said.Add(Comment(found[0], "CreatedDate", isByMember, isByMember, isByMember ? null : found[0].Of("CreatedBy").TextOf("Name"), description));
        }

        said.AddRange(await CommentsAsync(cancellationToken));
        if (await session.Cases.HasEmailsAsync(cancellationToken))
        {
            said.AddRange(await EmailsAsync(found[0].Of("Contact").TextOf("Email") ?? found[0].TextOf("SuppliedEmail"), cancellationToken));
        }

        // Sorting keeps the order of what was said in one second.
        return [.. said.OrderBy(comment => comment.At)];
    }

    /// <summary>Tells whether a comment is there under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>True when it is.</returns>
    public async Task<bool> HoldsAsync(string key, CancellationToken cancellationToken) =>
        (await CommentRowsAsync(cancellationToken)).Exists(row => row.Part?.Key == key);

    private async Task<IEnumerable<TicketComment>> CommentsAsync(CancellationToken cancellationToken)
    {
        var rows = await CommentRowsAsync(cancellationToken);
        return rows.GroupBy(row => row.Part?.Key ?? row.Row.TextOf("Id"), StringComparer.Ordinal).Select(group =>
        {
            var parts = group.OrderBy(row => row.Part?.Number).ToList();
            var (first, part) = parts[0];
            var text = part is null ? first.TextOf("CommentBody") ?? "" : string.Concat(parts.Select(row => row.Part?.Text));
            return Comment(first, "CreatedDate", first.FlagOf("IsPublished"), part is not null, part is null ? first.Of("CreatedBy").TextOf("Name") : null, text);
        });
    }

    private async Task<List<(JsonElement Row, SalesforceCommentPart? Part)>> CommentRowsAsync(CancellationToken cancellationToken)
    {
        // Whoever else writes such a line is not believed to be the member.
        var self = (await session.Client.TokenAsync(cancellationToken)).UserId;
        var rows = await RowsAsync(
            $"SELECT Id,CreatedById,CreatedBy.Name,CreatedDate,IsPublished,CommentBody FROM CaseComment WHERE ParentId = {_id} ORDER BY CreatedDate, Id", cancellationToken);
        return [.. rows.Select(row => (row, row.TextOf("CreatedById") == self ? SalesforceCommentParts.Read(row.TextOf("CommentBody") ?? "") : null))];
    }

    private async Task<IEnumerable<TicketComment>> EmailsAsync(string? asker, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(
            $"SELECT Id,Incoming,Status,FromName,FromAddress,ToAddress,MessageDate,TextBody FROM EmailMessage WHERE ParentId = {_id} ORDER BY MessageDate", cancellationToken);
        return rows.Where(row => row.TextOf("Status") != SalesforceCaseSides.Draft).Select(row =>
        {
            var isIncoming = row.FlagOf("Incoming");
            var isWithAsker = asker is not null && row.TextOf(isIncoming ? "FromAddress" : "ToAddress")?.Contains(asker, StringComparison.OrdinalIgnoreCase) == true;
            return Comment(row, "MessageDate", isWithAsker, isIncoming && isWithAsker, isIncoming && isWithAsker ? null : row.TextOf("FromName"), row.TextOf("TextBody") ?? "");
        });
    }

    private TicketComment Comment(JsonElement row, string time, bool isPublic, bool isByMember, string? author, string text) =>
        new(ticket, row.TextOf("Id") ?? "", row.TimeOf(time) ?? default, isPublic, isByMember, author, CardScrubber.Scrub(text).Text);

    private async Task<List<JsonElement>> RowsAsync(string soql, CancellationToken cancellationToken)
    {
        var found = new List<JsonElement>();
        await foreach (var rows in session.Client.QueryAsync(soql, isAll: false, Purpose, cancellationToken))
        {
            found.AddRange(rows.Items().Select(row => row.Clone()));
        }

        return found;
    }
}
