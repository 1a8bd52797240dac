using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;
using Bridge.Sandbox.Zendesk.Tickets.Changes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Endpoints;

/// <summary>The tags of one ticket: POST sets, PUT adds, DELETE takes away.</summary>
/// <remarks>Source: Zendesk API reference, Tags, with "Safe update".</remarks>
internal sealed class TicketTagEndpoints(ZendeskAccount account)
{
    public async Task AnswerAsync(ApiCall api)
    {
        if (api.Method == "GET")
        {
            await ShowAsync(api, StatusCodes.Status200OK);
            return;
        }

        if (await api.BodyAsync() is not { } body || !body.TryGetProperty("tags", out var sent))
        {
            await Reply.WrongBodyAsync(api, "tags");
            return;
        }

        var tags = Sent.Texts(sent);
        var edit = new TicketEdit
        {
            Tags = api.Method == "POST" ? tags : null,
            AddTags = api.Method == "PUT" ? tags : null,
            RemoveTags = api.Method == "DELETE" ? tags : null,
        };
        var isStale = false;
        lock (account.Gate)
        {
            if (account.Tickets.Live(api.SegmentId(1)) is { } ticket)
            {
                isStale = TicketWrites.IsStale(ticket, body);
                if (!isStale)
                {
                    account.Desk.Update(ticket, edit, new Actor(api.Caller.Id, account.Second, "api"));
                }
            }
        }

        if (isStale)
        {
            await Reply.ErrorAsync(api, StatusCodes.Status409Conflict, "UpdateConflict",
                "Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.");
            return;
        }

        api.Call.Applied = true;
        await ShowAsync(api, api.Method == "POST" ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private Task ShowAsync(ApiCall api, int status) => Reply.JsonAsync(api, status, json =>
    {
        lock (account.Gate)
        {
            JsonParts.Texts(json, "tags", account.Tickets.Live(api.SegmentId(1))?.Tags ?? []);
        }
    });
}
