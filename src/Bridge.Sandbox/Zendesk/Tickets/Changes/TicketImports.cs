using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Changes;

/// <summary>Takes over tickets with their own times and comments; nobody is told of it.</summary>
/// <remarks>Source: Zendesk API reference, Ticket import. For administrators.</remarks>
internal sealed class TicketImports(ZendeskAccount account)
{
    private readonly TicketReader _reader = new(account);
    private readonly CommentReader _comments = new(account);

    public TicketOutcome Import(JsonElement sent, Caller caller)
    {
        lock (account.Gate)
        {
            if (_reader.Read(sent, null, out var edit) is { } wrong || (wrong = Comments(sent, edit, out var comments)) is not null)
            {
                return new TicketOutcome(null, null, wrong);
            }

            var created = Time(sent, "created_at") ?? account.Second;
            var solved = Time(sent, "solved_at");
            var status = edit.Value("status") as string;
            if (solved is not null && TicketWords.IsSolved(status ?? ""))
            {
                edit.Values.RemoveAll(value => value.Field == "status");
            }

            var first = edit.Comment is null && comments.Count > 0 ? comments[0] : default;
            edit.Comment ??= first.Draft;
            using var quiet = account.Desk.Quietly();
            var ticket = account.Desk.Create(edit, new Actor(caller.Id, created, "api"), account.Second);
            foreach (var (draft, time) in comments.Skip(first.Draft is null ? 0 : 1))
            {
                account.Desk.Update(
                    ticket, new TicketEdit { Comment = draft }.Set("status", ticket.Status), new Actor(caller.Id, time ?? created, "api"), account.Second);
            }

            if (solved is { } moment && status is not null)
            {
                account.Desk.Update(ticket, new TicketEdit().Set("status", status), new Actor(caller.Id, moment, "api"), account.Second);
            }

            ticket.UpdatedAt = Time(sent, "updated_at") ?? ticket.UpdatedAt;
            account.History.RecordsWritten(1, 0);
            return new TicketOutcome(ticket, ticket.Audits[0], null);
        }
    }

    public async Task ImportAsync(ApiCall api)
    {
        if (await Lists.SentAsync(api, "ticket") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "ticket");
            return;
        }

        var outcome = Import(sent, api.Caller);
        if (outcome.Error is { } error || outcome.Ticket is not { } ticket)
        {
            await Reply.InvalidRecordAsync(api, outcome.Error ?? new RecordError("base", "Ticket: is invalid", "InvalidValue"));
            return;
        }

        api.Call.Applied = true;
        api.Context.Response.Headers.Location = $"{api.BaseUrl}/api/v2/tickets/{ticket.Id}.json";
        await Reply.JsonAsync(api, StatusCodes.Status201Created, json =>
        {
            lock (account.Gate)
            {
                json.WritePropertyName("ticket"u8);
                new TicketJson(account).Write(json, ticket, api.BaseUrl);
            }
        });
    }

    private RecordError? Comments(JsonElement sent, TicketEdit edit, out List<(CommentDraft? Draft, long? Time)> comments)
    {
        comments = [];
        if (!sent.TryGetProperty("comments", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var requester = edit.Value("requester_id") as long? ?? 0;
        foreach (var one in list.EnumerateArray())
        {
            if (_comments.Read(one, requester, true, out var draft) is { } wrong)
            {
                return wrong;
            }

            comments.Add((draft, Time(one, "created_at")));
        }

        return null;
    }

    private static long? Time(JsonElement sent, string name) =>
        Sent.Text(sent, name, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeSeconds() * 1000
            : null;
}
