using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Endpoints;

/// <summary>Makes a comment private or blackens words in it.</summary>
/// <remarks>Source: Zendesk API reference, Ticket comments, "Make comment private" and "Redact string in comment".
/// </remarks>
internal sealed class CommentEndpoints(ZendeskAccount account)
{
    private const char Block = '▇';

    public async Task ChangeAsync(ApiCall api)
    {
        string? text = null;
        if (api.Segments[4] == "redact")
        {
            if (await api.BodyAsync() is not { } body || !Sent.Text(body, "text", out text) || string.IsNullOrEmpty(text))
            {
                await Reply.WrongBodyAsync(api, "text");
                return;
            }
        }
        else if (api.Segments[4] != "make_private")
        {
            await Reply.NoEndpointAsync(api);
            return;
        }

        StoredTicket? ticket;
        StoredComment? comment;
        Audit? audit;
        lock (account.Gate)
        {
            ticket = account.Tickets.Live(api.SegmentId(1));
            audit = ticket?.Audits.Find(one => Array.Exists(one.Events, happened => happened.Comment?.Id == api.SegmentId(3)));
            comment = audit?.Events.Select(happened => happened.Comment).FirstOrDefault(one => one?.Id == api.SegmentId(3));
            if (ticket is not null && comment is not null)
            {
                comment.Public &= text is not null;
                comment.Body = text is null
                    ? comment.Body
                    : comment.Body.Replace(text, new string(Block, text.Length), StringComparison.Ordinal);
                account.Desk.TouchBySystem(ticket, account.Second);
            }
        }

        if (comment is null || audit is null)
        {
            await Reply.NotFoundAsync(api);
            return;
        }

        api.Call.Applied = true;
        await Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            json.WritePropertyName("comment"u8);
            AuditJson.WriteComment(json, comment, audit, api.BaseUrl);
        });
    }
}
