using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Api;
using Bridge.Sandbox.Freshdesk.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Sandbox.Freshdesk;

/// <summary>The control calls of this sandbox: look at what is stored, do what agents and administrators would do by hand.</summary>
internal sealed class FreshdeskControls(FreshdeskAccount account)
{
    private readonly TicketDesk _desk = new(account);

    public async Task<bool> AnswerAsync(HttpContext context, string name)
    {
        if (Book(context.Request.Query["kind"].ToString()) is not { } book)
        {
            return false;
        }

        if ((context.Request.Method, name) == ("GET", "dump"))
        {
            await DumpAsync(context, book);
            return true;
        }

        var body = context.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody
            ? await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? []
            : [];
        string? answer;
        lock (account.Gate)
        {
            answer = Do(context.Request.Query, name, book, body);
        }

        context.Response.StatusCode = answer is null ? StatusCodes.Status404NotFound : answer.Length == 0 ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
        if (answer is { Length: > 0 })
        {
            await context.Response.WriteAsync(answer, context.RequestAborted);
        }

        return true;
    }

    private RowBook? Book(string kind) => kind switch
    {
        "" or "contacts" => account.Contacts,
        "companies" => account.Companies,
        "tickets" => account.Tickets,
        "conversations" => account.Conversations,
        "ratings" => account.Ratings,
        _ => null,
    };

    // Empty for done, a text to answer, null for what is not there.
    private string? Do(IQueryCollection query, string name, RowBook book, JsonObject body)
    {
        var row = long.TryParse(query["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? book.Find(id) : null;
        switch (name)
        {
            case "plant":
                return Plant(book, body);
            case "status":
                account.Statuses[int.Parse(query["number"].ToString(), CultureInfo.InvariantCulture)] = query["name"].ToString();
                return "";
            case "drop-status":
                account.Statuses.Remove(int.Parse(query["number"].ToString(), CultureInfo.InvariantCulture));
                return "";
            case "drop-field":
                account.ContactFields.Drop(query["field"].ToString());
                account.CompanyFields.Drop(query["field"].ToString());
                account.TicketFields.Drop(query["field"].ToString());
                return "";
            case "change" when row is not null:
                _ = book == account.Tickets ? TicketDesk.Change(row, body, account.Second).Id > 0 : BodyRules.Apply(row, body);
                row.UpdatedAt = account.Second;
                return "";
            case "trash" when row is not null:
                (row.IsDeleted, row.UpdatedAt) = (true, account.Second);
                return "";
            case "drop" when row is not null:
                book.Drop(row);
                return "";
            case "spam" when row is not null:
                (row.Data["spam"], row.UpdatedAt) = (true, account.Second);
                return "";
            case "say" when row is not null:
                var agent = account.Agents.All.First().Id;
                _desk.Say(row, body["body"]?.ToString() ?? "", agent, !((bool?)body["public"] ?? true), false, (bool?)body["public"] ?? true ? 0 : 2, account.Second);
                row.Data["responder_id"] ??= agent;
                return "";
            case "rate" when row is not null:
                _desk.Rate(row, new JsonObject { ["default_question"] = (int?)body["rating"] ?? 103 }, body["feedback"]?.ToString(), account.Second);
                return "";
            default:
                return null;
        }
    }

    private string Plant(RowBook book, JsonObject body)
    {
        if (book == account.Tickets)
        {
            var requester = account.Contacts.Holder("unique_external_id", body["requester"]?.ToString() ?? "") ?? account.Contacts.Holder("email", body["requester"]?.ToString() ?? "");
            var at = FreshdeskAccount.Stamp(body["created_at"]?.ToString()) ?? account.Second;
            return requester is null ? "" : $"{_desk.Open(body, requester.Id, at).Id}";
        }

        return $"{(book == account.Companies ? new CompanyEndpoints(account).Plant(body) : new ContactWrites(account).Plant(body)).Id}";
    }

    private async Task DumpAsync(HttpContext context, RowBook book)
    {
        List<JsonObject> rows;
        lock (account.Gate)
        {
            rows = [.. book.All.Select(Dumped)];
        }

        context.Response.ContentType = "application/x-ndjson";
        foreach (var row in rows)
        {
            await context.Response.WriteAsync(row.ToJsonString(JsonSerializerOptions.Default) + "\n", context.RequestAborted);
        }
    }

    private static JsonObject Dumped(Row row)
    {
        var shown = row.Shown();
        (shown["deleted"], shown["writes"]) = (row.IsDeleted, row.Writes);
        return shown;
    }
}
