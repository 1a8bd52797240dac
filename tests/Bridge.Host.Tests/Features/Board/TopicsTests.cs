using System.Globalization;
using System.Net;
using Bridge.Core.Calls;
using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>What members ask about, and where first answers are not enough.</summary>
public sealed class TopicsTests
{
    private const string Path = "/kpis/topics?from=2026-06-01&to=2026-06-14";

    [Fact]
    public async Task A_topic_whose_tickets_come_back_more_often_than_chance_explains_is_a_gap()
    {
        await using var host = await BoardHost.StartAsync([]);
        host.Import(TicketField.Kind, Tickets("login", 60, again: 3).Concat(Tickets("lockbox", 40, again: 20)).Concat(Tickets("forms", 6, again: 5)));

        var page = WebUtility.HtmlDecode(await host.PageAsync(Path));

        Assert.Contains("First answers are not enough for: lockbox.", page, StringComparison.Ordinal); // of forms there are too few to say
        Assert.Contains("<th scope=\"row\">lockbox<small class=\"gap\">knowledge gap: tickets</small></th><td>20</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">login<small class=\"\"></small></th><td>3</td>", page, StringComparison.Ordinal);
        Assert.Contains("50.0\u00a0%</a><small>20 of 40</small>", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("row\">lockbox", StringComparison.Ordinal) < page.IndexOf("row\">login", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_are_told_by_their_topic_too()
    {
        // 30 callers about each; those about the lockbox call again the next day, save five.
        var first = Enumerable.Range(0, 60).Select(one => Call(one, 0, one < 30 ? "lockbox" : "login"));
        var again = Enumerable.Range(0, 25).Select(one => Call(one, 1, "lockbox"));
        var later = Enumerable.Range(900, 1).Select(one => Call(one, 20, "login"));
        await using var host = await BoardHost.StartAsync([.. first, .. again, .. later]);

        var page = WebUtility.HtmlDecode(await host.PageAsync(Path));

        Assert.Contains("First answers are not enough for: lockbox.", page, StringComparison.Ordinal);
        Assert.Contains("<td>55<small></small></td><td>16.7\u00a0%<small>5 of 30</small></td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>30<small></small></td><td>100.0\u00a0%<small>30 of 30</small></td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_topics_the_page_says_what_to_import_and_a_year_says_that_calls_are_left_out()
    {
        await using var host = await BoardHost.StartAsync([]);

        var empty = WebUtility.HtmlDecode(await host.PageAsync("/kpis/topics"));
        host.Import(TicketField.Kind, Tickets("login", 2, again: 0));
        var year = await host.PageAsync("/kpis/topics?from=2026-01-01&to=2026-12-31");
        var wrong = WebUtility.HtmlDecode(await host.PageAsync("/kpis/topics?from=yesterday"));

        Assert.Contains("Nothing is known of topics yet.", empty, StringComparison.Ordinal);
        Assert.Contains("Calls are told for 92 days at most.", year, StringComparison.Ordinal);
        Assert.Contains("cannot be said: no topic has 20 first contacts that can be judged.", year, StringComparison.Ordinal); // two tickets are no reason to praise
        Assert.Contains("as a day such as 2026-07-31", wrong, StringComparison.Ordinal);
    }

    private static IEnumerable<IEnumerable<(TableField Field, object Value)>> Tickets(string topic, int count, int again)
    {
        var at = BoardHost.Monday.ToUnixTimeMilliseconds();
        for (var one = 1; one <= count; one++)
        {
            (TableField Field, object Value)[] Row(long after, string status) =>
                [(TicketField.Ticket, $"{topic}-{one}"), (TicketField.At, at + after), (TicketField.Status, status), (TicketField.Topic, topic), (TicketField.Group, "support"), (TicketField.Replies, 1)];
            yield return Row(0, "new");
            yield return Row(3_600_000, "solved");
            if (one <= again)
            {
                yield return Row(7_200_000, "open");
            }
        }

        // Something later, so that the window of all of them is over.
        yield return [(TicketField.Ticket, $"{topic}-late"), (TicketField.At, at + (20 * 86_400_000L)), (TicketField.Status, "new"), (TicketField.Topic, topic), (TicketField.Group, "support"), (TicketField.Replies, 0)];
    }

    private static CallVisit Call(int caller, int day, string topic) => new()
    {
        Source = "test",
        SourceId = $"{caller}-{day}",
        ContactId = $"{caller}-{day}",
        Inputs = CallInputs.Wait | CallInputs.Caller,
        Direction = CallDirection.Inbound,
        Queue = "support",
        Agent = "Ann",
        Topic = topic,
        CallerKey = (caller + 1).ToString("x16", CultureInfo.InvariantCulture),
        OfferedAt = BoardHost.Monday.AddDays(day).AddMinutes(caller),
        Outcome = CallOutcome.Answered,
        WaitSeconds = 5,
    };
}
