using System.Text.Json;
using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Tickets.Changes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Endpoints;

/// <summary>Creates, shows and updates one ticket.</summary>
/// <remarks>Source: Zendesk API reference, Tickets: "Idempotency", "Protecting against ticket update collisions".
/// </remarks>
internal sealed class TicketWriteEndpoints(ZendeskAccount account, AccountMeter meter)
{
    private const int LongestKey = 255;
    private readonly TicketJson _json = new(account);
    private readonly TicketSides _sides = new(account);
    private readonly TicketWrites _writes = new(account);

    public async Task CreateAsync(ApiCall api)
    {
        var body = await api.BodyAsync();
        if (body is not { } whole || !whole.TryGetProperty("ticket", out var sent) || sent.ValueKind != JsonValueKind.Object)
        {
            await Reply.WrongBodyAsync(api, "ticket");
            return;
        }

        var key = api.Context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
        {
            await AnswerAsync(api, _writes.Create(sent, api.Caller), StatusCodes.Status201Created);
            return;
        }

        if (key.Length > LongestKey)
        {
            await Reply.ErrorAsync(api, StatusCodes.Status400BadRequest, "IdempotentRequestError",
                "The idempotency key is longer than 255 characters");
            return;
        }

        await CreateOnceAsync(api, key, sent, whole.GetRawText());
    }

    public async Task UpdateAsync(ApiCall api)
    {
        if (await Lists.SentAsync(api, "ticket") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "ticket");
            return;
        }

        if (!meter.TryUpdateTicket($"{api.Caller.Id}/{api.SegmentId(1)}", out var wait))
        {
            await Reply.TooManyAsync(api, wait, "update ticket");
            return;
        }

        await AnswerAsync(api, _writes.Update(api.SegmentId(1), sent, api.Caller), StatusCodes.Status200OK);
    }

    public Task ShowAsync(ApiCall api, long id, Audit? audit, int status)
    {
        var asked = TicketSides.Asked(api);
        return Reply.JsonAsync(api, status, json =>
        {
            lock (account.Gate)
            {
                if (account.Tickets.ById(id) is not { } ticket)
                {
                    return;
                }

                json.WritePropertyName("ticket"u8);
                _json.Write(json, ticket, api.BaseUrl, countComments: asked.Contains("comment_count"));
                if (audit is not null)
                {
                    json.WritePropertyName("audit"u8);
                    AuditJson.Write(json, ticket, audit, api.BaseUrl);
                }

                _sides.Write(json, asked, [ticket], api.BaseUrl);
            }
        });
    }

    // Looked up and created under one lock: of many calls at once exactly one creates.
    private Task CreateOnceAsync(ApiCall api, string key, JsonElement sent, string body)
    {
        TicketOutcome outcome;
        bool isNew;
        lock (account.Gate)
        {
            if (!account.Idempotency.TryFind(key, body, out var known))
            {
                return Reply.ErrorAsync(api, StatusCodes.Status400BadRequest, "IdempotentRequestError",
                    "Request parameters don't match the given idempotency key");
            }

            isNew = known == 0;
            outcome = isNew
                ? _writes.Create(sent, api.Caller)
                : new TicketOutcome(account.Tickets.ById(known), account.Tickets.ById(known)?.Audits[0], null);
            if (isNew && outcome.Ticket is { } created)
            {
                account.Idempotency.Keep(key, body, created.Id);
            }
        }

        api.Context.Response.Headers["x-idempotency-lookup"] = isNew ? "miss" : "hit";
        return AnswerAsync(api, outcome, StatusCodes.Status201Created, isNew);
    }

    private Task AnswerAsync(ApiCall api, TicketOutcome outcome, int status, bool isApplied = true)
    {
        if (outcome.IsConflict)
        {
            return Reply.ErrorAsync(api, StatusCodes.Status409Conflict, "UpdateConflict",
                "Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.");
        }

        if (outcome.Error is { } error)
        {
            return Reply.InvalidRecordAsync(api, error);
        }

        if (outcome.Ticket is not { } ticket)
        {
            return Reply.NotFoundAsync(api);
        }

        api.Call.Applied = isApplied;
        if (status == StatusCodes.Status201Created)
        {
            api.Context.Response.Headers.Location = $"{api.BaseUrl}/api/v2/tickets/{ticket.Id}.json";
        }

        return ShowAsync(api, ticket.Id, outcome.Audit, status);
    }
}
