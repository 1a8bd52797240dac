using System.Text.Json;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

/// <summary>Recomputes the metrics of a made-up help desk from its audits alone, minute by minute of its clock.</summary>
public sealed class MetricTests
{
    [Fact]
    public async Task Metrics_agree_with_what_follows_from_the_audits()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(new ZendeskSandboxOptions
        {
            HelpDesk = new HelpDeskOptions { Tickets = 250, Members = 40, Days = 20 },
        });
        var staff = await StaffAsync(zendesk);
        var reopened = 0;

        for (var id = 1; id <= 250; id++)
        {
            var response = await zendesk.GetAsync($"api/v2/tickets/{id}/audits?page[size]=100");
            var shown = (await zendesk.GetAsync($"api/v2/tickets/{id}/metrics")).Body.GetProperty("ticket_metric");
            var ticket = Life.Of(response.Body.GetProperty("audits"), staff);

            foreach (var (name, value) in ticket.Expected())
            {
                var pair = name.Split('.');
                var found = pair.Length == 1 ? shown.GetProperty(name) : shown.GetProperty(pair[0]).GetProperty(pair[1]);
                Assert.True(value == (found.ValueKind == JsonValueKind.Null ? null : found.GetInt32()), $"ticket {id}, {name}: expected {value}, shown {found}");
            }

            reopened += ticket.Reopens;
        }

        Assert.True(reopened > 3, "the made-up desk should have reopened tickets");
    }

    private static async Task<HashSet<long>> StaffAsync(ZendeskCaller zendesk)
    {
        var list = (await zendesk.GetAsync("api/v2/group_memberships?page[size]=100")).Body.GetProperty("group_memberships");
        return [.. list.EnumerateArray().Select(one => one.GetProperty("user_id").GetInt64())];
    }

    private sealed class Life
    {
        private readonly List<(DateTime At, string Status)> _statuses = [];
        private DateTime? _reply;
        private DateTime? _firstSolved;
        private DateTime? _solved;
        private int _replies;
        private int _assignees;
        private int _groups;

        public int Reopens { get; private set; }

        public static Life Of(JsonElement audits, HashSet<long> staff)
        {
            var life = new Life();
            var isFirst = true;
            foreach (var audit in audits.EnumerateArray())
            {
                var at = audit.GetProperty("created_at").GetDateTimeOffset().UtcDateTime;
                foreach (var happened in audit.GetProperty("events").EnumerateArray())
                {
                    life.Take(happened, at, isFirst, staff);
                }

                isFirst = false;
            }

            return life;
        }

        public IEnumerable<(string Name, int? Value)> Expected()
        {
            var created = _statuses[0].At;
            yield return ("replies", _replies);
            yield return ("reopens", Reopens);
            yield return ("assignee_stations", _assignees);
            yield return ("group_stations", _groups);
            yield return ("reply_time_in_minutes.calendar", Calendar(created, _reply));
            yield return ("reply_time_in_minutes.business", Business(created, _reply));
            yield return ("first_resolution_time_in_minutes.calendar", Calendar(created, _firstSolved));
            yield return ("full_resolution_time_in_minutes.business", Business(created, _solved));
            yield return ("requester_wait_time_in_minutes.calendar", Spent(["new", "open", "hold"], false));
            yield return ("requester_wait_time_in_minutes.business", Spent(["new", "open", "hold"], true));
            yield return ("agent_wait_time_in_minutes.calendar", Spent(["pending"], false));
            yield return ("agent_wait_time_in_minutes.business", Spent(["pending"], true));
            yield return ("on_hold_time_in_minutes.calendar", Spent(["hold"], false));
            yield return ("on_hold_time_in_minutes.business", Spent(["hold"], true));
        }

        private void Take(JsonElement happened, DateTime at, bool isFirst, HashSet<long> staff)
        {
            if (happened.GetProperty("type").GetString() == "Comment")
            {
                if (!isFirst && happened.GetProperty("public").GetBoolean() && staff.Contains(happened.GetProperty("author_id").GetInt64()))
                {
                    _replies++;
                    _reply ??= at;
                }

                return;
            }

            var value = happened.GetProperty("value");
            var isSet = value.ValueKind != JsonValueKind.Null;
            switch (happened.GetProperty("field_name").GetString())
            {
                case "assignee_id":
                    _assignees += isSet ? 1 : 0;
                    break;
                case "group_id":
                    _groups += isSet ? 1 : 0;
                    break;
                case "status":
                    Status(value.GetString() ?? "", at);
                    break;
            }
        }

        private void Status(string status, DateTime at)
        {
            var wasSolved = _statuses.Count > 0 && _statuses[^1].Status is "solved" or "closed";
            if (status is "solved" && !wasSolved)
            {
                _firstSolved ??= at;
                _solved = at;
            }

            Reopens += wasSolved && status is not ("solved" or "closed") ? 1 : 0;
            _statuses.Add((at, status));
        }

        // A wait is shown once one of its statuses was left for one that ends it.
        private int? Spent(string[] counted, bool inBusiness)
        {
            double seconds = 0;
            double kept = 0;
            var isKnown = false;
            for (var next = 1; next < _statuses.Count; next++)
            {
                var (from, status) = _statuses[next - 1];
                var (to, after) = _statuses[next];
                seconds += counted.Contains(status) ? inBusiness ? BusinessSeconds(from, to) : (to - from).TotalSeconds : 0;
                kept = seconds;
                isKnown |= counted.Length == 3 ? after is "pending" or "solved" or "closed" : counted.Contains(status) && after != status;
            }

            return isKnown ? (int)Math.Floor(kept / 60) : null;
        }

        private static int? Calendar(DateTime from, DateTime? to) => to is { } end ? (int)Math.Floor((end - from).TotalMinutes) : null;

        private static int? Business(DateTime from, DateTime? to) => to is { } end ? (int)Math.Floor(BusinessSeconds(from, end) / 60) : null;

        // Walks from hour border to hour border: another way than the sandbox takes.
        private static double BusinessSeconds(DateTime from, DateTime to)
        {
            double sum = 0;
            while (from < to)
            {
                var border = from.Date.AddHours(from.Hour + 1);
                var end = border < to ? border : to;
                if (from.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && from.Hour is >= 9 and < 17)
                {
                    sum += (end - from).TotalSeconds;
                }

                from = end;
            }

            return sum;
        }
    }
}
