using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Tickets;
using Bridge.Sandbox.Zendesk.Tickets.Metrics;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Exports;

/// <summary>The exports of ticket events and of metric events, by time; the latter by cursor, too.</summary>
/// <remarks>Source: Zendesk API reference, Incremental ticket event export; Ticket metric events.</remarks>
internal sealed class EventExport(ZendeskAccount account)
{
    private const int MostPerPage = 1000;
    private const long FirstMetricEventId = 81_000_000_000_000;

    public Task TicketEventsAsync(ApiCall api)
    {
        var withComments = TicketSides.Asked(api).Contains("comment_events");
        return ByTimeAsync(api, "ticket_events", account.Tickets.Updates, update => update.Logged, (json, position) =>
        {
            var update = account.Tickets.Updates[position];
            var ticket = account.Tickets.Tickets[update.Ticket];
            AuditJson.WriteExported(json, ticket, ticket.Audits[update.Audit], withComments, api.BaseUrl);
        });
    }

    public Task MetricEventsAsync(ApiCall api)
    {
        var events = account.Tickets.Metrics.Events;
        if (!Paging.ByCursor(api))
        {
            return ByTimeAsync(api, "ticket_metric_events", events, one => one.Logged, (json, position) => Write(json, position, events[position].Event));
        }

        if (ExportTimes.Refusal(api, account, out var start) is { } refusal)
        {
            return refusal;
        }

        return Lists.WriteAsync(
            api, account, "ticket_metric_events",
            _ => new Tail(PositionOf(events, one => one.Logged, start * 1000), PositionOf(events, one => one.Logged, Newest + 1)),
            (json, position) => Write(json, position, events[position].Event));
    }

    private long Newest => account.Now - (account.Options.IncrementalLagSeconds * 1000L);

    private Task ByTimeAsync<T>(ApiCall api, string name, List<T> log, Func<T, long> timeOf, Action<Utf8JsonWriter, int> write)
    {
        if (ExportTimes.Refusal(api, account, out var start) is { } refusal)
        {
            return refusal;
        }

        var most = Math.Clamp(api.Number("per_page", MostPerPage), 1, MostPerPage);
        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                var from = PositionOf(log, timeOf, start * 1000);
                var position = from;
                var isEnd = true;
                json.WriteStartArray(name);
                for (; position < log.Count && timeOf(log[position]) <= Newest; position++)
                {
                    if (position - from >= most && timeOf(log[position]) / 1000 != timeOf(log[position - 1]) / 1000)
                    {
                        isEnd = false;
                        break;
                    }

                    write(json, position);
                }

                json.WriteEndArray();
                var end = position > from ? timeOf(log[position - 1]) / 1000 : start;
                json.WriteNumber("count"u8, position - from);
                json.WriteNumber("end_time"u8, end);
                json.WriteString("next_page"u8, $"{api.BaseUrl}{api.Call.Path}?start_time={end}"
                    + (api.Query("include") is { } include ? "&include=" + Uri.EscapeDataString(include) : ""));
                json.WriteBoolean("end_of_stream"u8, isEnd);
            }
        });
    }

    private static int PositionOf<T>(List<T> log, Func<T, long> timeOf, long time)
    {
        int low = 0, high = log.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = timeOf(log[middle]) < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Write(Utf8JsonWriter json, int position, MetricEvent happened)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, FirstMetricEventId + position);
        json.WriteNumber("ticket_id"u8, happened.Ticket + 1L);
        json.WriteString("metric"u8, MetricEvent.Word(happened.Metric));
        json.WriteNumber("instance_id"u8, happened.Instance);
        json.WriteString("type"u8, MetricEvent.Word(happened.Type));
        JsonParts.Time(json, "time", happened.Time);
        if (happened.Calendar >= 0)
        {
            json.WriteStartObject("status"u8);
            json.WriteNumber("calendar"u8, happened.Calendar);
            json.WriteNumber("business"u8, happened.Business);
            json.WriteEndObject();
        }

        if (account.Tickets.Tickets[happened.Ticket].Deleted)
        {
            json.WriteBoolean("deleted"u8, true);
        }

        json.WriteEndObject();
    }

    /// <summary>The positions from one to another, without a copy of them.</summary>
    private sealed class Tail(int from, int to) : IReadOnlyList<int>
    {
        public int Count => Math.Max(0, to - from);

        public int this[int index] => from + index;

        public IEnumerator<int> GetEnumerator() => Enumerable.Range(from, Count).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
