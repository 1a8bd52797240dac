using System.Text.Json;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk.Controls;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk;

/// <summary>The control calls of this sandbox: look at what is stored, plant records, change them by hand.</summary>
internal sealed class ZendeskControls(ZendeskAccount account, int seed)
{
    private readonly DeskControls _desk = new(account, seed);

    public async Task<bool> AnswerAsync(HttpContext context, string name)
    {
        var isOrganizations = context.Request.Query["kind"] == "organizations" || name == "organizations";
        switch (context.Request.Method, name)
        {
            case ("GET", "dump") when isOrganizations:
                await DumpAsync(context, account.Organizations);
                return true;
            case ("GET", "dump") when context.Request.Query["kind"].ToString() is "" or "users":
                await DumpAsync(context, account.Users);
                return true;
            case ("GET", "users"):
                await ShowAsync(context, account.Users);
                return true;
            case ("GET", "organizations"):
                await ShowAsync(context, account.Organizations);
                return true;
            case ("POST", "users"):
                await PlantAsync(context, account.Users);
                return true;
            case ("POST", "organizations"):
                await PlantAsync(context, account.Organizations);
                return true;
            case ("POST", "edit") when isOrganizations:
                await EditAsync(context, account.Organizations);
                return true;
            case ("POST", "edit"):
                await EditAsync(context, account.Users);
                return true;
            default:
                return await _desk.AnswerAsync(context, name);
        }
    }

    private Task DumpAsync<T>(HttpContext context, RecordBook<T> book)
        where T : StoredRecord =>
        JsonLines.WriteAsync(context, account.Gate, () => book.Records.Count, (json, at) => RawRecord.Write(json, account, book, book.Records[at]));

    private async Task ShowAsync<T>(HttpContext context, RecordBook<T> book)
        where T : StoredRecord
    {
        T? record;
        lock (account.Gate)
        {
            record = book.ByExternalId(context.Request.Query["external_id"]);
        }

        await WriteAsync(context, book, record);
    }

    private async Task PlantAsync<T>(HttpContext context, RecordBook<T> book)
        where T : StoredRecord
    {
        using var sent = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        WriteOutcome<T> outcome;
        lock (account.Gate)
        {
            outcome = book.Create(Inner(sent.RootElement, book.Singular));
        }

        await WriteAsync(context, book, outcome);
    }

    private async Task EditAsync<T>(HttpContext context, RecordBook<T> book)
        where T : StoredRecord
    {
        using var sent = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        WriteOutcome<T> outcome = default;
        lock (account.Gate)
        {
            if (book.ByExternalId(context.Request.Query["external_id"]) is { } known)
            {
                outcome = book.Update(known, Inner(sent.RootElement, book.Singular));
            }
        }

        await WriteAsync(context, book, outcome);
    }

    private async Task WriteAsync<T>(HttpContext context, RecordBook<T> book, WriteOutcome<T> outcome)
        where T : StoredRecord
    {
        if (outcome.Error is { } error)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await context.Response.WriteAsync(error.Description, context.RequestAborted);
            return;
        }

        await WriteAsync(context, book, outcome.Record);
    }

    private async Task WriteAsync<T>(HttpContext context, RecordBook<T> book, T? record)
        where T : StoredRecord
    {
        if (record is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json";
        WriteRaw(context, book, record);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private void WriteRaw<T>(HttpContext context, RecordBook<T> book, T record)
        where T : StoredRecord
    {
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        lock (account.Gate)
        {
            RawRecord.Write(json, account, book, record);
        }
    }

    private static JsonElement Inner(JsonElement sent, string singular) =>
        sent.TryGetProperty(singular, out var inner) ? inner : sent;
}
