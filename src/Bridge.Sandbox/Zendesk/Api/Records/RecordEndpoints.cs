using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>The calls users and organizations have in common: list, show, create, update, upsert, delete.</summary>
internal abstract class RecordEndpoints<T>(ZendeskAccount account, RecordBook<T> book)
    where T : StoredRecord
{
    private const int MostAtOnce = 100;
    private readonly RecordJobs<T> _jobs = new(account, book);

    private protected ZendeskAccount Account => account;

    private protected RecordBook<T> Book => book;

    public Task AnswerAsync(ApiCall api) => (api.Method, api.Segments) switch
    {
        ("GET", [_]) => ListAsync(api),
        ("POST", [_]) => WriteOneAsync(api, WriteMode.Create),
        ("GET", [_, "count"]) => CountAsync(api),
        ("GET", [_, "show_many"]) => ShowManyAsync(api),
        ("GET", [_, "search"]) => SearchAsync(api),
        ("POST", [_, "create_or_update"]) => WriteOneAsync(api, WriteMode.Upsert),
        ("POST", [_, "create_many"]) => MayImport(api) ? _jobs.AcceptAsync(api, WriteMode.Create) : NoImportAsync(api),
        ("POST", [_, "create_or_update_many"]) =>
            MayImport(api) ? _jobs.AcceptAsync(api, WriteMode.Upsert) : NoImportAsync(api),
        ("PUT", [_, "update_many"]) => _jobs.AcceptAsync(api, WriteMode.Update),
        (_, [_, _, ..]) when api.SegmentId(1) < 0 => Reply.NoEndpointAsync(api),
        ("GET", [_, _]) => ShowAsync(api),
        ("PUT", [_, _]) => WriteOneAsync(api, WriteMode.Update),
        ("DELETE", [_, _]) => DeleteAsync(api),
        _ => AnswerOthersAsync(api),
    };

    /// <summary>Answers what only one of the kinds has.</summary>
    private protected abstract Task AnswerOthersAsync(ApiCall api);

    /// <summary>The records a search finds, in the order of their ids.</summary>
    private protected abstract IReadOnlyList<T> Search(ApiCall api);

    /// <summary>Whether a limit of this kind of record lets a write pass.</summary>
    private protected virtual bool TryWrite(ApiCall api, WriteMode mode, JsonElement sent, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        return true;
    }

    private protected virtual bool MayImport(ApiCall api) => true;

    private protected virtual Task AnswerDeletedAsync(ApiCall api, T record) => Reply.NoContentAsync(api);

    private protected virtual void Deleting(T record)
    {
    }

    private protected Task WriteOneAsync(ApiCall api, int status, T record)
    {
        if (status == StatusCodes.Status201Created || api.Segments is [_, "create_or_update"])
        {
            api.Context.Response.Headers.Location = $"{api.BaseUrl}/api/v2/{book.Plural}/{book.IdOf(record)}.json";
        }

        return Reply.JsonAsync(api, status, json =>
        {
            lock (account.Gate)
            {
                json.WritePropertyName(book.Singular);
                book.Write(json, record, api.BaseUrl);
            }
        });
    }

    private protected T? Find(ApiCall api)
    {
        lock (account.Gate)
        {
            return book.ById(api.SegmentId(1));
        }
    }

    private static Task NoImportAsync(ApiCall api) => Reply.ErrorAsync(
        api, StatusCodes.Status403Forbidden, "Forbidden",
        "Bulk user imports are not enabled for this account. The account owner can ask for them to be enabled.");

    private Task ListAsync(ApiCall api)
    {
        if (!Paging.ByCursor(api) && Paging.IsTooDeep(api))
        {
            return Paging.TooDeepAsync(api);
        }

        return api.Query("external_id") is { } externalId
            ? WriteFoundAsync(api, [.. Known(book.ByExternalId(externalId))])
            : Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
            {
                lock (account.Gate)
                {
                    RecordPages<T>.Write(json, api, book);
                }
            });
    }

    private Task CountAsync(ApiCall api) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject("count"u8);
        json.WriteNumber("value"u8, book.LiveCount);
        JsonParts.Time(json, "refreshed_at", account.Now);
        json.WriteEndObject();
    });

    private Task ShowAsync(ApiCall api) =>
        Find(api) is { } record && (!record.Deleted || book.Plural == "users")
            ? WriteOneAsync(api, StatusCodes.Status200OK, record)
            : Reply.NotFoundAsync(api);

    private Task ShowManyAsync(ApiCall api)
    {
        var asked = (api.Query("ids") ?? api.Query("external_ids") ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (asked.Length is 0 or > MostAtOnce)
        {
            return Reply.ErrorAsync(api, StatusCodes.Status400BadRequest, "BadRequest",
                $"Between 1 and {MostAtOnce} ids or external_ids have to be given");
        }

        lock (account.Gate)
        {
            var found = api.Query("ids") is not null
                ? asked.Select(id => book.ById(long.TryParse(id, out var number) ? number : -1))
                : asked.Select(book.ByExternalId);
            var live = found.OfType<T>().Where(record => !record.Deleted).Distinct();
            return WriteFoundAsync(api, [.. live.OrderBy(record => record.Index)]);
        }
    }

    private Task SearchAsync(ApiCall api)
    {
        var newest = account.Now - (long)account.Options.SearchLag.TotalMilliseconds;
        lock (account.Gate)
        {
            return WriteFoundAsync(api, [.. Search(api).Where(record => record.CreatedAt <= newest)]);
        }
    }

    private Task WriteFoundAsync(ApiCall api, IReadOnlyList<T> found) =>
        Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                json.WriteStartArray(book.Plural);
                foreach (var record in found.Skip((Paging.Page(api) - 1) * Paging.Size(api)).Take(Paging.Size(api)))
                {
                    book.Write(json, record, api.BaseUrl);
                }

                json.WriteEndArray();
                Paging.WriteNumbers(json, api, found.Count);
            }
        });

    private async Task WriteOneAsync(ApiCall api, WriteMode mode)
    {
        if (await api.BodyAsync() is not { } body || !body.TryGetProperty(book.Singular, out var sent)
            || sent.ValueKind != JsonValueKind.Object)
        {
            await Reply.WrongBodyAsync(api, book.Singular);
            return;
        }

        if (!TryWrite(api, mode, sent, out var wait))
        {
            await Reply.TooManyAsync(api, wait, api.Segments[^1]);
            return;
        }

        var target = mode == WriteMode.Update ? Find(api) : null;
        if (mode == WriteMode.Update && target is not { Deleted: false })
        {
            await Reply.NotFoundAsync(api);
            return;
        }

        var outcome = _jobs.Write(mode, target, sent);
        if (outcome.Error is { } error)
        {
            await Reply.InvalidRecordAsync(api, error);
        }
        else if (outcome.Record is { } record)
        {
            api.Call.Applied = true;
            await WriteOneAsync(
                api, outcome.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK, record);
        }
    }

    private Task DeleteAsync(ApiCall api)
    {
        if (Find(api) is not { Deleted: false } record)
        {
            return Reply.NotFoundAsync(api);
        }

        lock (account.Gate)
        {
            Deleting(record);
            book.Delete(record);
        }

        api.Call.Applied = true;
        account.History.RecordsWritten(1, 0);
        return AnswerDeletedAsync(api, record);
    }

    private static IEnumerable<T> Known(T? record) => record is null ? [] : [record];
}
