using System.Text.Json;
using Bridge.Sandbox.Zendesk.Jobs;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>Writes records of one kind, alone or up to a hundred in a background job.</summary>
internal sealed class RecordJobs<T>(ZendeskAccount account, RecordBook<T> book)
    where T : StoredRecord
{
    private const int MostAtOnce = 100;

    /// <summary>Writes one record and counts it; the same records are refused here as in jobs.</summary>
    public WriteOutcome<T> Write(WriteMode mode, T? target, JsonElement sent)
    {
        WriteOutcome<T> outcome;
        lock (account.Gate)
        {
            outcome = Refusal(sent, target) is { } refusal ? WriteOutcome<T>.Refused(refusal)
                : mode switch
                {
                    WriteMode.Create => book.Create(sent),
                    WriteMode.Upsert => book.CreateOrUpdate(sent),
                    _ when target is not null => book.Update(target, sent),
                    _ => WriteOutcome<T>.Refused("id", $"{book.Singular} not found", "RecordNotFound"),
                };
        }

        if (outcome.Error is null)
        {
            account.History.RecordsWritten(1, outcome.Changed ? 0 : 1);
        }

        return outcome;
    }

    public async Task AcceptAsync(ApiCall api, WriteMode mode)
    {
        var rows = await RowsAsync(api, mode);
        if (rows is null)
        {
            await Reply.WrongBodyAsync(api, book.Plural);
            return;
        }

        if (rows.Count > MostAtOnce)
        {
            await Reply.ErrorAsync(api, StatusCodes.Status400BadRequest, "BadRequest",
                $"Too many {book.Plural}: {rows.Count} were sent, {MostAtOnce} are allowed");
            return;
        }

        var job = account.Jobs.Submit(rows.Count, book.Singular, position => WriteRow(mode, rows[position]));
        if (job is null)
        {
            await JobEndpoints.TooManyAsync(api, account);
            return;
        }

        api.Call.Applied = true;
        await JobEndpoints.ShowAsync(api, account, job);
    }

    private JobRow WriteRow(WriteMode mode, (string? Key, JsonElement Sent) row)
    {
        T? target = null;
        if (mode == WriteMode.Update)
        {
            lock (account.Gate)
            {
                target = Target(row.Key, row.Sent);
            }
        }

        var outcome = Write(mode, target, row.Sent);
        var action = outcome.Created || mode == WriteMode.Create ? "create" : "update";
        return outcome is { Error: null, Record: { } record }
            ? new JobRow(book.IdOf(record), action, (record as StoredUser)?.Email, null, null)
            : new JobRow(0, action, null, Word(outcome.Error), outcome.Error?.Description);
    }

    private static string Word(RecordError? error) =>
        error?.Code is "RecordNotFound" ? "RecordNotFound" : "RecordInvalid";

    private T? Target(string? key, JsonElement sent)
    {
        var found = key is not null
            ? long.TryParse(key.AsSpan(1), out var id) && key[0] == '#' ? book.ById(id) : book.ByExternalId(key[1..])
            : sent.TryGetProperty("id", out var sentId) ? book.ById(Sent.Id(sentId))
            : Sent.Text(sent, "external_id", out var externalId) ? book.ByExternalId(externalId)
            : null;
        return found is { Deleted: false } ? found : null;
    }

    private RecordError? Refusal(JsonElement sent, T? target)
    {
        if (!Sent.Text(sent, "external_id", out var key))
        {
            key = target?.ExternalId;
        }

        return key is not null && account.Faults.Refuses(key)
            ? new RecordError("phone", "Phone: is invalid", "InvalidValue")
            : null;
    }

    // Rows of the same change for many records carry the record as a key: #id or =external id.
    private async Task<List<(string? Key, JsonElement Sent)>?> RowsAsync(ApiCall api, WriteMode mode)
    {
        if (await api.BodyAsync() is not { } body)
        {
            return null;
        }

        if (mode == WriteMode.Update && body.TryGetProperty(book.Singular, out var same)
            && same.ValueKind == JsonValueKind.Object)
        {
            var mark = api.Query("ids") is null ? '=' : '#';
            return [.. (api.Query("ids") ?? api.Query("external_ids") ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(key => ((string?)(mark + key), same))];
        }

        return body.TryGetProperty(book.Plural, out var many) && many.ValueKind == JsonValueKind.Array
            && many.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object)
                ? [.. many.EnumerateArray().Select(row => ((string?)null, row))]
                : null;
    }
}
