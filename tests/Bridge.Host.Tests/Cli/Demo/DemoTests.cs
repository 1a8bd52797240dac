using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bridge.Host.Tests.Cli.Demo;

public sealed partial class DemoTests(OneDemo demo) : IClassFixture<OneDemo>
{
    private static readonly string[] _steps = ["import", "preview", "release", "standings", "crossed", "desk", "surveys", "reviews", "history"];
    private static readonly string[] _words = ["Unknown", "Good", "ActionNeeded", "Suspended"];

    [Fact]
    public void Three_summaries_come_first_and_a_line_for_each_step_of_billing_after_them()
    {
        var lines = demo.Lines;

        Assert.Equal((0, ""), (demo.Code, demo.Error));
        Assert.Equal([.. new string?[3], .. _steps], lines.Select(DemoRun.Step));
        var (first, second, third) = (lines[0], lines[1], lines[2]);
        Assert.All(lines.Take(3), line => Assert.Equal(["offices", "members"], line.GetProperty("routes").EnumerateArray().Select(route => route.GetProperty("route").GetString())));
        Assert.Equal(200, first.GetProperty("routes")[1].GetProperty("created").GetInt32());
        Assert.Equal(first.GetProperty("read").GetInt32(), first.GetProperty("created").GetInt32());
        Assert.Equal((0, 0, 0), (Number(second, "created"), Number(second, "updated"), Number(second, "writeCalls")));
        Assert.InRange(Number(third, "updated"), 1, 2);
        Assert.All(lines.Take(3), line => Assert.Equal(0, Number(line, "deadLettered")));
    }

    [Fact]
    public void The_export_reconciles_and_every_standing_that_finance_signed_is_in_Zendesk()
    {
        var steps = demo.Lines.Skip(3).ToDictionary(line => DemoRun.Step(line)!); // each of them is a step

        Assert.Equal("stored", steps["import"].GetProperty("outcome").GetString());
        Assert.Equal((0, 0), (Number(steps["import"], "unmatched"), Number(steps["import"], "refusedRows")));
        var signed = Counts(steps["standings"].GetProperty("signed"));
        Assert.Equal(200, signed.Values.Sum());
        Assert.Equal(Counts(steps["preview"].GetProperty("counts")), signed);
        Assert.Equal(signed, Counts(steps["standings"].GetProperty("zendesk")));
        Assert.True(signed["ActionNeeded"] > 0 && signed["Suspended"] > 0, "Some members are overdue.");
        Assert.Equal(0, signed["Unknown"]);
    }

    [Fact]
    public void What_members_ask_and_when_they_call_comes_back_as_figures()
    {
        var desk = demo.Step("desk");

        Assert.Equal((36, 24), (Number(desk, "ticketsCreated"), Number(desk, "ticketsSolved")));
        var calls = Number(desk, "offered");
        Assert.InRange(calls, 60, 480); // those of the day so far
        var givenUp = calls / 9;
        var inTime = Enumerable.Range(0, calls).Count(number => number % 9 < 8 && number * 7 % 64 <= 45);
        Assert.Equal((100.0 * inTime / calls, 100.0 * givenUp / calls), (desk.GetProperty("sl").GetDouble(), desk.GetProperty("abandonment").GetDouble()));
    }

    [Fact]
    public async Task Nine_weeks_of_calls_come_from_a_file_whatever_the_CRM()
    {
        await using var other = DemoRun.Start("--once", "--members", "60", "--crm", "workbook");
        var lines = await other.ReadAsync();

        Assert.InRange(Number(lines[2], "updated"), 1, 2); // the third sync shows a change, however few there are
        foreach (var history in (JsonElement[])[demo.Step("history"), lines.Single(line => DemoRun.Step(line) == "history")])
        {
            Assert.Equal((0, 4), (Number(history, "refused"), Number(history, "weeks")));
            Assert.InRange(Number(history, "calls"), 27_000, 33_000); // 20 an hour
        }
    }

    [Fact]
    public void Members_are_asked_by_mail_answer_by_its_link_and_a_bad_answer_opens_a_ticket()
    {
        var surveys = demo.Step("surveys");

        Assert.Equal((12, 12, 7, 5), (Number(surveys, "asked"), Number(surveys, "mails"), Number(surveys, "answered"), Number(surveys, "satisfied")));
        Assert.Equal((1, 1), (Number(surveys, "followUps"), Number(surveys, "optedOut")));
    }

    [Fact]
    public void Of_each_representative_a_great_an_average_and_a_coachable_contact_are_chosen_and_forms_are_filled()
    {
        var reviews = demo.Step("reviews");

        Assert.Equal((2, 6, 4), (Number(reviews, "representatives"), Number(reviews, "chosen"), Number(reviews, "forms")));
    }

    [Fact]
    public async Task What_crossed_is_told_from_the_audit_and_only_the_word_is_finances()
    {
        await using var other = DemoRun.Start("--once", "--members", "60"); // of so few two change, and what changed goes by the same call as the word

        var crossed = (await other.ReadAsync()).Single(line => DemoRun.Step(line) == "crossed");

        Assert.True(crossed.GetProperty("auditIntact").GetBoolean());
        Assert.Empty(crossed.GetProperty("namesOfMoney").EnumerateArray());
        var egress = crossed.GetProperty("egress").EnumerateArray().ToList();
        Assert.Equal(crossed.GetProperty("auditEntries").GetInt32(), egress.Sum(call => Number(call, "calls")));
        var standing = Assert.Single(egress, call => Fields(call).Contains("mls_standing"));
        Assert.Subset(Fields(standing).ToHashSet(), new HashSet<string?> { "users", "external_id", "user_fields", "mls_standing" });
        Assert.All(egress, call => Assert.True(Number(call, "bytes") > 0));
    }

    [Fact]
    public async Task People_are_told_the_same_in_lines_of_80_columns_and_without_an_amount()
    {
        var run = new CliRun { Connectors = Bridge.Host.Composition.ConnectorCatalogue.Open() };

        Assert.Equal(0, await run.RunAsync("demo", "--once", "--members", "60"));

        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotMatch(Amount(), Durations().Replace(run.Out, ""));
        Assert.Contains("It reconciles.", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"great +ticket \S+: .*the member was content", run.Out);
        Assert.Matches(@"coachable +ticket \S+: .*the member was not content", run.Out);
        Assert.Contains("bridge prove", run.Out, StringComparison.Ordinal);
        Assert.All(_words, word => Assert.Contains(word, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_demo_without_members_is_refused()
    {
        var run = new CliRun();

        Assert.Equal(2, await run.RunAsync("demo", "--once", "--members", "0"));
        Assert.Contains("--members", run.Error, StringComparison.Ordinal);
    }

    private static int Number(JsonElement line, string name) => line.GetProperty(name).GetInt32();

    private static List<string?> Fields(JsonElement call) => [.. call.GetProperty("fields").EnumerateArray().Select(field => field.GetString())];

    private static Dictionary<string, int> Counts(JsonElement counts) =>
        counts.EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt32());

    [GeneratedRegex(@"\d[.,]\d\d(?!\d)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\d+\.\d\d s$", RegexOptions.Multiline)]
    private static partial Regex Durations();
}
