using System.Security.Cryptography;
using System.Text.Json;
using Bridge.Core.Model;
using Bridge.Core.Standings;

namespace Bridge.Host.Tests.Cli.Billing;

public sealed class BillingFlowTests
{
    [Fact]
    public async Task From_an_empty_folder_to_a_signed_release()
    {
        await using var fixture = await BillingFixture.StartAsync();
        var export = fixture.In("invoices.csv");
        fixture.Exports.WriteInvoices(export);

        Assert.Equal(0, (await fixture.InitAsync()).Code);
        var roster = await fixture.RunAsync("roster");
        var import = await fixture.ImportAsync(export, "--json");
        var again = await fixture.ImportAsync(export);
        var preview = await fixture.RunAsync("preview", "--json");
        var release = await fixture.RunAsync("release");
        var key = await fixture.RunAsync("public-key");
        var after = await fixture.RunAsync("preview");

        Assert.Equal((0, "The roster holds 60 members.\n"), (roster.Code, roster.Out));
        Assert.Equal(0, import.Code);
        using var imported = JsonDocument.Parse(import.Out);
        Assert.Equal("stored", imported.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(0, imported.RootElement.GetProperty("unmatched").GetInt32()); // the billing system bills this MLS's members
        Assert.Contains("nothing to do", again.Out, StringComparison.Ordinal);
        Assert.Equal(60, Counts(preview).Values.Sum());
        Assert.Equal(0, release.Code);
        Assert.Contains("0 would change", after.Out, StringComparison.Ordinal);

        var standings = Verify(fixture, key.Out).Entries;
        Assert.Equal(60, standings.Count);
        Assert.All(standings, entry => Assert.StartsWith("mls:M", entry.ExternalId, StringComparison.Ordinal));
        Assert.True(standings.Select(entry => entry.Standing).Distinct().Count() > 1, "An export with debts tells members apart.");
        foreach (var standing in Enum.GetValues<Standing>())
        {
            Assert.Equal(Counts(preview)[standing], standings.Count(entry => entry.Standing == standing));
        }
    }

    [Fact]
    public async Task A_second_release_within_the_hour_is_refused()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();
        Assert.Equal(0, (await fixture.ImportAsync(fixture.WriteInvoices("I-1,2026-01-01,2026-01-31,A1,10000,,DUES,11.00,11.00,0.00,"))).Code);
        Assert.Equal(0, (await fixture.RunAsync("release")).Code);
        var first = await File.ReadAllBytesAsync(fixture.Release);

        var second = await fixture.RunAsync("release");

        Assert.Equal(3, second.Code);
        Assert.Contains("less than 60 minutes old", second.Error, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllBytesAsync(fixture.Release));
    }

    [Fact]
    public async Task An_import_that_does_not_reconcile_is_refused_and_names_the_accounts()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();
        var file = fixture.WriteInvoices(
            "I-1,2026-01-01,2026-01-31,A1,10000,,DUES,11.00,0.00,11.00,", "I-7,2026-01-01,2026-01-31,A7,10001,,DUES,73918.37,0.00,73918.36,");

        var people = await fixture.ImportAsync(file);
        var script = await fixture.ImportAsync(file, "--json");

        Assert.Equal((3, 3), (people.Code, script.Code));
        Assert.Contains("refused, nothing was stored", people.Out, StringComparison.Ordinal);
        Assert.Contains("Accounts: A7.", people.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(script.Out);
        Assert.Equal("A7", Assert.Single(json.RootElement.GetProperty("unreconciled").EnumerateArray()).GetString());
        Assert.DoesNotContain("73918.", people.Out + people.Error + script.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_named_by_line_and_never_quoted()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();
        var rows = Enumerable.Range(0, 40).Select(number => $"I-{number},2026-01-01,2026-01-31,A{number},{10_000 + number},,DUES,11.00,11.00,0.00,").ToList();
        rows.Add("I-99,2026-01-01,2026-01-31,A50,10050,,DUES,\"73.918,37\",0.00,0.00,");

        var run = await fixture.ImportAsync(fixture.WriteInvoices([.. rows]));

        Assert.Equal(1, run.Code);
        Assert.Contains("1 rows were set aside", run.Out, StringComparison.Ordinal);
        Assert.Contains("rows.csv:42", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("73.918", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_there_is_a_roster_nothing_is_released()
    {
        await using var fixture = await BillingFixture.StartAsync();
        await fixture.InitAsync();

        var release = await fixture.RunAsync("release");

        Assert.Equal(3, release.Code);
        Assert.Contains("roster", release.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(fixture.Release));
    }

    [Theory]
    [InlineData("missing.csv", "invoices.yaml", 3)]
    [InlineData("rows.csv", "missing.yaml", 3)]
    public async Task A_file_that_is_not_there_is_named(string file, string mapping, int code)
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();
        fixture.WriteInvoices();

        var run = await fixture.RunAsync("import", fixture.In(file), "--mapping", mapping);

        Assert.Equal(code, run.Code);
        Assert.Contains("missing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();

        var run = await fixture.RunAsync("import", fixture.WriteInvoices(), "--mapping", "invoices.yaml", "--as-of", "31/07/2026");

        Assert.Equal(2, run.Code);
        Assert.Contains("--as-of", run.Error, StringComparison.Ordinal);
    }

    private static StandingRelease Verify(BillingFixture fixture, string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        var reading = SignedStandings.Verify(File.ReadAllBytes(fixture.Release), key, new StandingFreshness(0, BillingFixture.Today, 2));
        Assert.Equal(StandingVerdict.Accepted, reading.Verdict);
        return reading.Release!; // accepted
    }

    private static Dictionary<Standing, int> Counts(BillingRun preview)
    {
        using var json = JsonDocument.Parse(preview.Out);
        return json.RootElement.GetProperty("counts").EnumerateObject().ToDictionary(count => Enum.Parse<Standing>(count.Name), count => count.Value.GetInt32());
    }
}
