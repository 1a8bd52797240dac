using Bridge.Audit;

namespace Bridge.Host.Tests.Cli.Billing;

public sealed class BillingAuditTests
{
    private const string Paid = "I-1,2026-01-01,2026-01-31,A1,10000,,DUES,11.00,11.00,0.00,";
    private const string Why = "month's end, asked for by the treasurer";

    [Fact]
    public async Task Each_verb_says_who_did_what_and_why()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();
        Assert.Equal(0, (await fixture.ImportAsync(fixture.WriteInvoices(Paid), "--reason", Why)).Code);
        Assert.Equal(0, (await fixture.RunAsync("preview")).Code);
        Assert.Equal(0, (await fixture.RunAsync("release", "--reason", Why)).Code);
        Assert.Equal(3, (await fixture.RunAsync("release")).Code);

        var entries = Entries(fixture);

        Assert.Equal(
            [
                ("billing.roster.ask", "done", null), ("billing.roster.read", "done", null),
                ("billing.import.start", "done", Why), ("billing.import.end", "done", Why),
                ("standing.preview", "done", null),
                ("standing.release.ask", "done", Why), ("standing.release", "done", Why),
                ("standing.release.ask", "done", null), ("standing.release", "refused", null),
            ],
            entries.Select(entry => (entry.Action, entry.Outcome, entry.Why)));
        Assert.All(entries, entry => Assert.Equal($"user|{Environment.UserName}", entry.Who));
        Assert.Equal(64, entries[2].Which?.Length); // a pseudonym: a file's name may be a member's
        Assert.Equal(entries[2].Which, entries[3].Which);
        Assert.DoesNotContain("rows.csv", await File.ReadAllTextAsync(Audit(fixture)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_or_cannot_be_read_is_written_down_too()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();
        Assert.Equal(3, (await fixture.ImportAsync(fixture.WriteInvoices("I-1,2026-01-01,2026-01-31,A1,10000,,DUES,11.00,0.00,12.00,"))).Code);
        Assert.Equal(3, (await fixture.ImportAsync(fixture.In("none.csv"))).Code);

        Assert.Equal(["refused", "refused"], Entries(fixture).Where(entry => entry.Action == "billing.import.end").Select(entry => entry.Outcome));
    }

    [Fact]
    public async Task A_reason_with_a_card_number_is_refused_before_anything_is_done()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();

        var run = await fixture.ImportAsync(fixture.WriteInvoices(Paid), "--reason", "card 4242 4242 4242 4242 of the member");

        Assert.Equal(3, run.Code);
        Assert.DoesNotContain("4242 4242", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Entries(fixture), entry => entry.Action.StartsWith("billing.import", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_audit_nothing_is_imported()
    {
        await using var fixture = await BillingFixture.StartWithRosterAsync();
        File.Delete(Path.Combine(fixture.Finance, "audit", "keys", "signing.pem"));
        await File.WriteAllTextAsync(Path.Combine(fixture.Finance, "audit", "keys", "signing.pem"), "not a key");

        var run = await fixture.ImportAsync(fixture.WriteInvoices(Paid));

        Assert.NotEqual(0, run.Code);
        Assert.Empty(run.Out);
        Assert.NotEmpty(run.Error);
    }

    private static string Audit(BillingFixture fixture) => Path.Combine(fixture.Finance, "audit", "finance-verbs.jsonl");

    private static List<AuditRecord> Entries(BillingFixture fixture)
    {
        using var file = File.OpenRead(Audit(fixture));
        var verdict = AuditVerifier.Verify(file, File.ReadAllText(Path.Combine(fixture.Finance, "audit", "keys", "signing.pem.pub")), isClosed: true);
        Assert.Null(verdict.Fault);
        file.Position = 0;
        return [.. AuditReader.Read(file)];
    }
}
