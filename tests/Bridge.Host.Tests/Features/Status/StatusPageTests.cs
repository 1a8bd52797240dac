using System.Net;
using Bridge.Host.Features.Status;
using Bridge.Host.Pages;
using Bridge.Host.StatusLines;
using Bridge.Host.Tests.Features.Scheduling;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Tests.Features.Status;

public class StatusPageTests
{
    private static readonly DateTimeOffset _noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Idle", "All is well")]
    [InlineData("Running", "All is well")]
    [InlineData("Throttled", "1 route waits as a system asked")]
    [InlineData("NeedsConsent", "1 route needs you")]
    [InlineData("Faulted", "1 route needs you")]
    public void The_headline_and_the_title_say_how_things_stand(string state, string headline)
    {
        var page = Render(Route() with { State = state });

        Assert.Contains($"<h1>{headline}</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"<title>{headline} ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_that_needs_somebody_stands_first()
    {
        var page = Render(Route(), Route() with { Name = "offices", State = "Throttled" }, Route() with { Name = "harbor", State = "Faulted" });

        var order = new[] { ">harbor</h2>", ">offices</h2>", ">members</h2>" }.Select(name => page.IndexOf(name, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
    }

    [Theory]
    [InlineData("Idle", "Idle", "All is well", "1 route,")]
    [InlineData("Idle", "Faulted", "The outbox needs you", "the other routes go on")]
    [InlineData("Faulted", "Faulted", "1 route and the outbox need you", "the other routes go on")]
    [InlineData("Idle", "Throttled", "The outbox waits as a system asked", "Nothing to do")]
    public void A_queue_is_named_beside_the_routes_and_tells_what_waits(string route, string queue, string headline, string sentence)
    {
        var outbox = Route() with { Name = "outbox", From = "members", State = queue, Waiting = 12, OldestAt = _noon.AddMinutes(-4), DeadLetters = 1 };

        var page = Render(Route() with { State = route }, outbox);

        Assert.Contains($"<h1>{headline}</h1>", page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("12 requests", page, StringComparison.Ordinal);
        Assert.Contains("4 min ago<small>11:56:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains("1 request<", page, StringComparison.Ordinal);
        Assert.Contains("requests from <b>members</b>", page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "Next run"));
    }

    [Fact]
    public void Names_and_messages_are_text_and_never_markup()
    {
        var page = Render(Route() with { Name = "<b>x</b>", Message = "{{routes}} <script>alert(1)</script>" });

        Assert.DoesNotContain("<b>x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("{{routes}} &lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Instants_are_told_as_distance_and_as_time()
    {
        var page = Render(Route() with
        {
            CurrentAsOf = _noon.AddMinutes(-4), ThrottledUntil = _noon.AddHours(3), LastRunAt = _noon.AddSeconds(-30), DeadLetters = 1200,
        });

        Assert.Contains("4 min ago<small>11:56:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains("in 3 h<small>15:00:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains("1,200 records", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_loads_itself_again_only_for_those_who_asked()
    {
        await using var host = await RunningHost.PrepareAsync(members: 5);
        await host.StartAsync("  {}");

        Assert.Null((await host.RefreshAsync("/")).Seconds);
        var (seconds, page) = await host.RefreshAsync("/?every=10");
        Assert.Equal("10", seconds);
        Assert.Contains("Stop refreshing", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_routes_says_so_and_is_ready()
    {
        await using var host = await RunningHost.PrepareAsync(members: 5);
        await host.StartAsync("  {}");

        var (status, page) = await host.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<h1>No routes yet</h1>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("health/ready")).Status);
        Assert.Contains(".route", (await host.GetAsync("status.css")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_told_and_the_host_is_alive_but_not_ready()
    {
        await using var host = await RunningHost.PrepareAsync(members: 5);
        await host.StartAsync("  members: { record: member, from: mls, to: crm, every: 1h }");
        await host.Log.NextAsync(1010, "members: 5 created");
        using (var other = new SqliteConnection($"Data Source={host.StorePath};Pooling=False"))
        {
            other.Open();
            using var damage = other.CreateCommand();
            damage.CommandText = "DROP TABLE checkpoint";
            damage.ExecuteNonQuery();
        }

        var (status, page) = await host.GetAsync("/");
        var (ready, body) = await host.GetAsync("health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("<h1>The status cannot be read</h1>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Contains("The store", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("health")).Status);
    }

    private static string Render(params IReadOnlyList<RouteStatus> routes) => StatusPage.Render(new StatusSnapshot(_noon, routes), null, PageVisit.None);

    private static RouteStatus Route() => new() { Name = "members", Record = "member", From = "mls", To = "crm", State = "Idle" };
}
