using System.Globalization;
using System.Text;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Tickets;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Exports;

/// <summary>The incremental export of tickets, by cursor and by time.</summary>
/// <remarks>
/// A ticket that changes while pages are read moves behind the cursor's end, so it comes again and is never lost.
/// Source: Zendesk API reference, Incremental exports: compared is <c>generated_timestamp</c>; deleted tickets are
/// shown unless <c>exclude_deleted</c> is set.
/// </remarks>
internal sealed class TicketExport(ZendeskAccount account)
{
    private const int MostPerPage = 1000;
    private readonly TicketJson _json = new(account);
    private readonly TicketSides _sides = new(account);

    public Task ByCursorAsync(ApiCall api)
    {
        int? start;
        if (api.Query("cursor") is { Length: > 0 } cursor)
        {
            start = Position(cursor);
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
                start = account.Tickets.Log.PositionOf(time * 1000);
            }
        }

        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                var next = WritePage(json, api, start.Value, false, out _, out var isEnd);
                var after = Cursor(next);
                json.WriteString("after_url"u8, $"{api.BaseUrl}{api.Call.Path}?cursor={Uri.EscapeDataString(after)}{Others(api)}");
                json.WriteString("after_cursor"u8, after);
                json.WriteNull("before_url"u8);
                json.WriteNull("before_cursor"u8);
                json.WriteBoolean("end_of_stream"u8, isEnd);
            }
        });
    }

    public Task ByTimeAsync(ApiCall api)
    {
        if (ExportTimes.Refusal(api, account, out var start) is { } refusal)
        {
            return refusal;
        }

        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                var from = account.Tickets.Log.PositionOf(start * 1000);
                var next = WritePage(json, api, from, true, out var count, out var isEnd);
                var end = next > from ? account.Tickets.Log[next - 1].Time / 1000 : start;
                json.WriteNumber("count"u8, count);
                json.WriteNumber("end_time"u8, end);
                json.WriteString("next_page"u8, $"{api.BaseUrl}{api.Call.Path}?start_time={end}{Others(api)}");
                json.WriteBoolean("end_of_stream"u8, isEnd);
            }
        });
    }

    // A page by time goes on to the end of its last second: the next one begins with that second again.
    private int WritePage(
        System.Text.Json.Utf8JsonWriter json, ApiCall api, int from, bool wholeSeconds, out int count, out bool isEnd)
    {
        var log = account.Tickets.Log;
        var most = Math.Clamp(api.Number("per_page", MostPerPage), 1, MostPerPage);
        var newest = account.Now - (account.Options.IncrementalLagSeconds * 1000L);
        var withDeleted = api.Query("exclude_deleted") is not "true";
        var asked = TicketSides.Asked(api);
        var page = new List<StoredTicket>(most);
        var position = from;
        isEnd = true;
        json.WriteStartArray("tickets"u8);
        for (; position < log.Count && log[position].Time <= newest; position++)
        {
            var (time, index) = log[position];
            if (page.Count >= most && !(wholeSeconds && time / 1000 == log[position - 1].Time / 1000))
            {
                isEnd = false;
                break;
            }

            var ticket = account.Tickets.Tickets[index];
            if (ticket.LogPosition == position && (withDeleted || !ticket.Deleted))
            {
                _json.Write(json, ticket, api.BaseUrl, true, asked.Contains("comment_count"));
                page.Add(ticket);
            }
        }

        json.WriteEndArray();
        _sides.Write(json, asked, page, api.BaseUrl);
        count = page.Count;
        return position;
    }

    // The wishes of the first call go on in the next.
    private static string Others(ApiCall api)
    {
        var others = new StringBuilder();
        foreach (var name in (string[])["per_page", "include", "exclude_deleted"])
        {
            if (api.Query(name) is { } value)
            {
                others.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return others.ToString();
    }

    private string Cursor(int position)
    {
        var log = account.Tickets.Log;
        var time = position > 0 ? log[position - 1].Time / 1000 : 0;
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{time}.0||{position}|")));
    }

    private static int? Position(string cursor)
    {
        var bytes = new byte[cursor.Length];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(bytes, 0, length).Split('|');
        return parts.Length == 4 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;
    }
}
