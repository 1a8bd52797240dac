using System.Text.Json;
using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Exports;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>Exports of what changed since a time, by cursor or by time. For administrators.</summary>
/// <remarks>Source: Zendesk API reference, Incremental exports: nothing of the last minute is returned.</remarks>
internal sealed class IncrementalEndpoints(ZendeskAccount account, AccountMeter meter)
{
    private const int MostPerPage = 1000;
    private readonly TicketExport _tickets = new(account);
    private readonly EventExport _events = new(account);

    public Task AnswerAsync(ApiCall api)
    {
        if (!api.Caller.IsAdmin)
        {
            return Reply.ForbiddenAsync(api);
        }

        if (!meter.TryIncremental(out var wait))
        {
            return Reply.TooManyAsync(api, wait, "incremental");
        }

        return (api.Method, api.Segments) switch
        {
            ("GET", [_, "tickets"]) => _tickets.ByTimeAsync(api),
            ("GET", [_, "tickets", "cursor"]) => _tickets.ByCursorAsync(api),
            ("GET", [_, "ticket_events"]) => _events.TicketEventsAsync(api),
            ("GET", [_, "ticket_metric_events"]) => _events.MetricEventsAsync(api),
            ("GET", [_, "users"]) => ByTimeAsync(api, account.Users),
            ("GET", [_, "users", "cursor"]) => ByCursorAsync(api, account.Users),
            ("GET", [_, "organizations"]) => ByTimeAsync(api, account.Organizations),
            ("GET", [_, "organizations", "cursor"]) => ByCursorAsync(api, account.Organizations),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    private Task ByCursorAsync<T>(ApiCall api, RecordBook<T> book)
        where T : StoredRecord
    {
        long? start = null;
        if (api.Query("cursor") is { } cursor)
        {
            start = Paging.Position(cursor);
            if (start is null)
            {
                return Reply.ErrorAsync(api, StatusCodes.Status400BadRequest, "InvalidCursor", "The cursor is invalid");
            }
        }
        else if (ExportTimes.Refusal(api, account, out var time) is { } refusal)
        {
            return refusal;
        }
        else
        {
            lock (account.Gate)
            {
                start = book.Log.PositionOf(time * 1000);
            }
        }

        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                var next = WritePage(json, api, book, (int)start, false, out _, out var isEnd);
                var after = Paging.Cursor(next);
                json.WriteString("after_url"u8, $"{api.BaseUrl}{api.Call.Path}?cursor={Uri.EscapeDataString(after)}");
                json.WriteString("after_cursor"u8, after);
                json.WriteNull("before_url"u8);
                json.WriteNull("before_cursor"u8);
                json.WriteBoolean("end_of_stream"u8, isEnd);
            }
        });
    }

    private Task ByTimeAsync<T>(ApiCall api, RecordBook<T> book)
        where T : StoredRecord
    {
        if (ExportTimes.Refusal(api, account, out var start) is { } refusal)
        {
            return refusal;
        }

        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                var from = book.Log.PositionOf(start * 1000);
                var next = WritePage(json, api, book, from, true, out var count, out var isEnd);
                var end = next > from ? book.Log[next - 1].Time / 1000 : start;
                json.WriteNumber("count"u8, count);
                json.WriteNumber("end_time"u8, end);
                json.WriteString("next_page"u8, $"{api.BaseUrl}{api.Call.Path}?start_time={end}");
                json.WriteBoolean("end_of_stream"u8, isEnd);
            }
        });
    }

    // A page by time goes on to the end of its last second: the next one begins with that second again.
    private int WritePage<T>(
        Utf8JsonWriter json, ApiCall api, RecordBook<T> book, int from, bool wholeSeconds,
        out int count, out bool isEnd)
        where T : StoredRecord
    {
        var most = Math.Clamp(api.Number("per_page", MostPerPage), 1, MostPerPage);
        var newest = account.Now - (account.Options.IncrementalLagSeconds * 1000L);
        var position = from;
        count = 0;
        isEnd = true;
        json.WriteStartArray(book.Plural);
        for (; position < book.Log.Count && book.Log[position].Time <= newest; position++)
        {
            var (time, index) = book.Log[position];
            if (count >= most && !(wholeSeconds && time / 1000 == book.Log[position - 1].Time / 1000))
            {
                isEnd = false;
                break;
            }

            var record = book.Records[index];
            if (record.LogPosition == position)
            {
                book.Write(json, record, api.BaseUrl);
                count++;
            }
        }

        json.WriteEndArray();
        return position;
    }
}
