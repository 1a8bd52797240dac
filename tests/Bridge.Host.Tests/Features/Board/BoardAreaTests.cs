using System.Net;
using System.Text.Json;
using Bridge.Core.Desk;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Tables;
using Bridge.Host.Features.Board;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>Figures of tickets, surveys, staff, cost and quality on the page, beside those of calls.</summary>
public class BoardAreaTests
{
    [Fact]
    public async Task Parts_that_are_known_are_shown_and_the_others_say_what_they_wait_for()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)]);
        host.Import(TicketField.Kind, Tickets(30, again: 3));

        var page = WebUtility.HtmlDecode(await host.PageAsync("/kpis?from=2026-06-01&to=2026-06-30"));
        var tickets = WebUtility.HtmlDecode(await host.PageAsync("/kpis?area=tickets&from=2026-06-01&to=2026-06-30&by=topic"));

        Assert.Contains(">75.0\u00a0%<", page, StringComparison.Ordinal); // calls
        Assert.Contains("Tickets created", page, StringComparison.Ordinal);
        Assert.Contains("Nothing is known of this. Ask members, or import answers", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Service level</h3>", tickets, StringComparison.Ordinal);
        Assert.Contains("3 of 30, n\u00a0=\u00a030", tickets, StringComparison.Ordinal); // reopened
        Assert.Contains("window: tickets opened again within 7 days", tickets, StringComparison.Ordinal);
        Assert.Contains("<b>First reply, median</b>: tickets: firstReplyAt", tickets, StringComparison.Ordinal); // absent, with its input
        Assert.Contains("<th scope=\"row\">login</th>", tickets, StringComparison.Ordinal);
        Assert.Contains("Tickets by topic", tickets, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_figures_of_a_part_can_be_asked_for_by_each_group_of_its_page()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)]);
        host.Import(TicketField.Kind, Tickets(30, again: 3));

        foreach (var (area, group) in BoardArea.All.SelectMany(area => area.Groups.Select(group => (area, group))))
        {
            using var rows = JsonDocument.Parse(await host.PageAsync($"/kpis.json?area={area.Name}&by={group}&from=2026-06-01&to=2026-06-30"));
            Assert.Equal(JsonValueKind.Array, rows.RootElement.ValueKind);
        }

        using var byTopic = JsonDocument.Parse(await host.PageAsync("/kpis.json?area=tickets&by=topic&from=2026-06-01&to=2026-06-30"));
        var asked = byTopic.RootElement.EnumerateArray().Select(row => row.GetProperty("kpi").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "ticketsCreated", "resolutionP50" }, asked);
        Assert.DoesNotContain("suggestionsPerThousand", asked); // of all members, who have no topic
        using var refused = await host.GetAsync("/kpis.json?area=cost&by=topic");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("None of these figures is grouped by topic.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_with_tickets_alone_has_a_page_too()
    {
        await using var host = await BoardHost.StartAsync([]);
        host.Import(TicketField.Kind, Tickets(30, again: 3));

        var page = WebUtility.HtmlDecode(await host.PageAsync("/kpis"));

        Assert.Contains("Tickets created", page, StringComparison.Ordinal);
        Assert.Contains("30", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_stands_beside_those_of_the_time_before_and_a_year_before()
    {
        var (before, now) = (BoardHost.Day(-1, answered: 50, abandoned: 50), BoardHost.Day(0, answered: 60, abandoned: 20));
        await using var host = await BoardHost.StartAsync([.. before, .. now]);

        var page = WebUtility.HtmlDecode(await host.PageAsync("/kpis?from=2026-06-01&to=2026-06-01"));
        using var rows = JsonDocument.Parse(await host.PageAsync("/kpis.json?kpi=sl&from=2026-06-01&to=2026-06-01&compare=before,year"));
        var csv = await host.PageAsync("/kpis.csv?kpi=sl&from=2026-06-01&to=2026-06-01&compare=before");

        Assert.Contains("<dd class=\"ok\">50.0\u00a0% (+25.0\u00a0points, better)", page, StringComparison.Ordinal);
        Assert.Contains("<dt>A year before</dt><dd>not known</dd>", page, StringComparison.Ordinal); // nothing was known then, which is not zero
        var level = rows.RootElement[0];
        Assert.Equal(("2026-05-31", 50.0, 25.0, "better"), (
            level.GetProperty("before").GetProperty("from").GetString(), level.GetProperty("before").GetProperty("value").GetDouble(),
            level.GetProperty("before").GetProperty("difference").GetDouble(), level.GetProperty("before").GetProperty("verdict").GetString()));
        Assert.Equal(JsonValueKind.Null, level.GetProperty("year").GetProperty("value").ValueKind);
        Assert.Contains(",beforeFrom,beforeTo,beforeValue,beforeDifference,beforeVerdict\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_of_which_only_the_end_is_known_is_not_compared_with()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(-1, 60, 20), .. BoardHost.Day(0, 60, 20), .. BoardHost.Day(1, 60, 20)]);

        using var rows = JsonDocument.Parse(await host.PageAsync("/kpis.json?kpi=offered&from=2026-06-01&to=2026-06-02&compare=before"));

        Assert.Equal(JsonValueKind.Null, rows.RootElement[0].GetProperty("before").GetProperty("value").ValueKind);
    }

    // Every figure that misleads alone, by every group: with a guard, or not at all.
    [Fact]
    public async Task A_figure_that_misleads_alone_is_never_told_without_a_guard()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)]);
        host.Import(TicketField.Kind, Tickets(30, again: 3));
        host.Import(ScheduleField.Kind, [[(ScheduleField.Person, 1), (ScheduleField.On, BoardHost.Monday.ToUnixTimeSeconds() / 86_400), (ScheduleField.Handling, 3_600_000), (ScheduleField.Paid, 7_200_000)]]);
        host.Import(CostField.Kind, [[(CostField.Id, 1), (CostField.On, BoardHost.Monday.ToUnixTimeSeconds() / 86_400), (CostField.Expense, 5m), (CostField.Currency, "USD")]]);

        foreach (var kpi in KpiCatalogue.All.Where(one => one.Guards.Count > 0))
        {
            foreach (var by in new[] { "", "queue", "agent", "topic", "level", "channel", "month" })
            {
                using var answer = await host.GetAsync($"/kpis.json?kpi={kpi.Id}&from=2026-06-01&to=2026-06-30&by={by}");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    using var rows = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                    var told = rows.RootElement.EnumerateArray().Select(row => row.GetProperty("kpi").GetString()).ToHashSet();
                    Assert.True(told.Count == 0 || kpi.Guards.Any(told.Contains), $"{kpi.Id} by {by}");
                }
            }
        }
    }

    [Fact]
    public async Task A_month_of_which_no_expense_is_told_costs_nothing_known_and_not_zero()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20), .. BoardHost.Day(30, 60, 20)]);
        host.Import(CostField.Kind, [[(CostField.Id, 1), (CostField.On, BoardHost.Monday.ToUnixTimeSeconds() / 86_400), (CostField.Expense, 120m), (CostField.Currency, "USD")]]);

        using var rows = JsonDocument.Parse(await host.PageAsync("/kpis.json?kpi=costPerContact&from=2026-06-01&to=2026-07-31&by=month"));

        var values = rows.RootElement.EnumerateArray().Where(row => row.GetProperty("kpi").GetString() == "costPerContact").Select(row => row.GetProperty("value"));
        Assert.Equal([2.0, null], values.Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble()));
    }

    private static IEnumerable<IEnumerable<(TableField Field, object Value)>> Tickets(int count, int again)
    {
        var at = BoardHost.Monday.ToUnixTimeMilliseconds();
        for (var one = 1; one <= count; one++)
        {
            yield return [(TicketField.Ticket, one), (TicketField.At, at), (TicketField.Status, "new"), (TicketField.Topic, one % 2 == 0 ? "login" : "forms"), (TicketField.Level, "first")];
            yield return [(TicketField.Ticket, one), (TicketField.At, at + 3_600_000), (TicketField.Status, "solved")];
            if (one <= again)
            {
                yield return [(TicketField.Ticket, one), (TicketField.At, at + 7_200_000), (TicketField.Status, "open")];
            }
        }

        // Something later, so that the window of all of them is over.
        yield return [(TicketField.Ticket, count + 1), (TicketField.At, at + (20 * 86_400_000L)), (TicketField.Status, "new"), (TicketField.Level, "first"), (TicketField.Topic, "login")];
    }
}
