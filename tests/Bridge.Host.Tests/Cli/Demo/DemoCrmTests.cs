using System.Text.Json;

namespace Bridge.Host.Tests.Cli.Demo;

/// <summary>The demo with each CRM: only the line of the connection differs.</summary>
public sealed class DemoCrmTests
{
    [Theory]
    [InlineData("zendesk")]
    [InlineData("salesforce")]
    [InlineData("dataverse")]
    [InlineData("freshdesk")]
    [InlineData("workbook")]
    public async Task The_demo_is_the_same_with_each_help_desk(string crm)
    {
        await using var demo = DemoRun.Start("--once", "--members", "200", "--crm", crm);

        var lines = await demo.ReadAsync();

        Assert.Equal((0, ""), (await demo.EndAsync(), demo.Error));
        Assert.Equal([200, 0, 0], lines[..3].Select(line => Number(line.GetProperty("routes")[1], "created")));
        Assert.Equal(0, Number(lines[1], "writeCalls"));
        Assert.InRange(Number(lines[2], "updated"), 1, 10);
        Assert.All(lines[..3], line => Assert.Equal(0, Number(line, "deadLettered")));
        var standings = lines.Single(line => DemoRun.Step(line) == "standings");
        Assert.Equal(Counts(standings.GetProperty("signed")), Counts(standings.GetProperty(crm)));
        Assert.Equal(200, Counts(standings.GetProperty(crm)).Values.Sum());
        var desk = lines.Single(line => DemoRun.Step(line) == "desk");
        Assert.Equal((36, 24), (Number(desk, "ticketsCreated"), Number(desk, "ticketsSolved")));
        Assert.Equal(crm == "zendesk", desk.TryGetProperty("offered", out _));
        var surveys = lines.Single(line => DemoRun.Step(line) == "surveys");
        Assert.Equal((12, 12, 12, 7, 5), (Number(surveys, "contacts"), Number(surveys, "asked"), Number(surveys, "mails"), Number(surveys, "answered"), Number(surveys, "satisfied")));
        Assert.Equal((1, 1), (Number(surveys, "followUps"), Number(surveys, "optedOut")));
        var reviews = lines.Single(line => DemoRun.Step(line) == "reviews");
        var representatives = crm == "salesforce" ? 1 : 2;
        Assert.Equal((representatives, 3 * representatives, 2 * representatives), (Number(reviews, "representatives"), Number(reviews, "chosen"), Number(reviews, "forms")));
        Assert.Empty(lines.Single(line => DemoRun.Step(line) == "crossed").GetProperty("namesOfMoney").EnumerateArray());
    }

    [Fact]
    public async Task An_unknown_CRM_is_refused_with_the_words_that_are_allowed()
    {
        var run = new CliRun();

        Assert.Equal(2, await run.RunAsync("demo", "--once", "--crm", "zendesc"));
        Assert.Contains("zendesk", run.Error, StringComparison.Ordinal);
    }

    private static int Number(JsonElement line, string name) => line.GetProperty(name).GetInt32();

    private static Dictionary<string, int> Counts(JsonElement counts) => counts.EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt32());
}
