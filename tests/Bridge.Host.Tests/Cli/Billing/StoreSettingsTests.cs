namespace Bridge.Host.Tests.Cli.Billing;

/// <summary>What the finance file says about the store: where it is, and how long it keeps what is closed.</summary>
public sealed class StoreSettingsTests
{
    [Theory]
    [InlineData("store: \"Host=db;Password=CNRY\"", "'store' is a connection string, a secret")]
    [InlineData("store: \"postgres://finance:CNRY@db/finance\"", "'store' is a connection string, a secret")]
    [InlineData("store: postgres", "'storeConnection' is missing")]
    [InlineData("store: postgres\nstoreConnection: \"Host=db;Password=CNRY\"", "'storeConnection' is a secret")]
    [InlineData("store: ./finance.db\nstoreConnection: \"${env:DB}\"", "goes with 'store: postgres' alone")]
    [InlineData("store: ./finance.db\nretention: 2y", "from 3y to 30y")]
    [InlineData("store: ./finance.db\nretention: 31y", "from 3y to 30y")]
    [InlineData("store: ./finance.db\nretention: seven", "from 3y to 30y")]
    [InlineData("store: ./finance.db\nretention: -7y", "from 3y to 30y")]
    public async Task What_cannot_be_is_refused_with_its_line_and_no_secret(string lines, string told)
    {
        await using var fixture = await BillingFixture.StartAsync();
        await fixture.InitAsync();
        await SetStoreAsync(fixture, lines);

        var run = await fixture.RunAsync("preview");

        Assert.Equal(2, run.Code);
        Assert.Matches(@"finance\.yaml:\d+:\d+: ", run.Error);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CNRY", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_used_is_told_without_being_quoted()
    {
        await using var fixture = await BillingFixture.StartAsync();
        await fixture.InitAsync();
        await SetStoreAsync(fixture, "store: postgres\nstoreConnection: \"${file:keys/database}\"\nretention: 7y");
        var secret = Path.Combine(fixture.Finance, "keys", "database");
        await File.WriteAllTextAsync(secret, "Host=127.0.0.1;Port=1;Database=billing;Username=billing;Password=CNRY");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(secret, UnixFileMode.UserRead);
        }

        var run = await fixture.RunAsync("preview");

        Assert.NotEqual(0, run.Code);
        Assert.Contains("cannot be reached", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CNRY", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_counts_first_then_erases_and_a_release_says_unknown()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();
        await fixture.ImportAsync(fixture.WriteInvoices("I-1,2020-01-01,2020-01-31,A1,10000,,DUES,11.00,0.00,11.00,"));
        Assert.Equal(0, (await fixture.RunAsync("release")).Code);
        string[] order = ["--member", "10000", "--by", "mlsId", "--reason", "Asked for erasure by letter 17"];

        var counted = await fixture.RunAsync("erase", [.. order, "--dry-run"]);
        var erased = await fixture.RunAsync("erase", order);
        var again = await fixture.RunAsync("erase", order);
        var silent = await fixture.RunAsync("erase", "--member", "10000", "--by", "mlsId", "--reason", "short");

        Assert.Equal((0, 0, 0, 3), (counted.Code, erased.Code, again.Code, silent.Code));
        Assert.Contains("Would erase: 1 accounts with 1 lines", counted.Out, StringComparison.Ordinal);
        Assert.Contains("Erased: 1 accounts with 1 lines", erased.Out, StringComparison.Ordinal);
        Assert.Contains("A release with Unknown", erased.Out, StringComparison.Ordinal);
        Assert.Contains("Erased: 0 accounts with 0 lines", again.Out, StringComparison.Ordinal);
        Assert.Contains("A reason has", silent.Error, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(fixture.Release), line => line.StartsWith("Unknown", StringComparison.Ordinal));
        var audit = await File.ReadAllTextAsync(Path.Combine(fixture.Finance, "audit", "finance-verbs.jsonl"));
        Assert.Contains("billing.erase", audit, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b10000\b", audit);
    }

    private static async Task SetStoreAsync(BillingFixture fixture, string lines)
    {
        var text = await File.ReadAllLinesAsync(fixture.Config);
        await File.WriteAllLinesAsync(fixture.Config, text.Select(line => line.StartsWith("store:", StringComparison.Ordinal) ? lines : line));
    }
}
