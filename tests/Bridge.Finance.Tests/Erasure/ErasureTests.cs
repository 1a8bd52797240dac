using System.Security.Cryptography;
using Bridge.Audit;
using Bridge.Core.Model;
using Bridge.Finance.Auditing;
using Bridge.Finance.Erasure;
using Bridge.Finance.Imports;
using Bridge.Finance.Ledger;
using Bridge.Finance.Releases;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Tests.Stores;
using Bridge.Finance.Values;

namespace Bridge.Finance.Tests.Erasure;

/// <summary>What is left of a member who was erased, and what is not.</summary>
public abstract class ErasureTests(PostgresServer? server) : IDisposable
{
    private const string Reason = "Asked for erasure by letter 17";

    // M1 alone, M1 and M2 together, M3 alone.
    private static readonly string[] _rows =
    [
        "A1|M1|I-1|2026-01-31|10.00|4.00", "A1|M1|I-2|2026-02-28|30.00|0.00", "F|M1|I-3|2026-01-31|7.00|0.00", "F|M2|I-4|2026-01-31|5.00|0.00",
        "A3|M3|I-5|2026-01-31|100.00|0.00",
    ];

    private readonly FinanceFixture _finance = new(server);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private ReleaseStandings Releases => new(_finance.Store, new DeriveStandings(_finance.Store, _finance.Time), _key, new Outbox(_finance.In("outbox")), _finance.Time);

    private EraseMember Erase => new(_finance.Store, Releases);

    [StoreFact]
    public async Task An_erased_members_accounts_go_and_the_sums_stay()
    {
        await StartAsync();

        var summary = Erase.Run(Member("demo:M1"), FinanceFixture.Today);

        Assert.Equal((1, 1, 2), (summary.Accounts, summary.SharedAccounts, summary.Lines));
        var accounts = Accounts();
        Assert.Equal(["(erased)", "A3", "F"], accounts.Select(account => account.Number.Value).Order(StringComparer.Ordinal));
        Assert.Equal(148m, accounts.Sum(account => account.Totals().Closing.Amount));
        Assert.DoesNotContain(accounts, account => account.Parties.Any(party => party.Id == "M1"));
        Assert.Equal(["M2"], accounts.Single(account => account.Number.Value == "F").Parties.Select(party => party.Id));
        Assert.Empty(accounts.Single(account => account.Number.Value == "(erased)").Entries);
    }

    [StoreFact]
    public async Task The_next_export_does_not_bring_an_erased_member_back_and_still_reconciles()
    {
        await StartAsync();
        Erase.Run(Member("demo:M1"), FinanceFixture.Today);

        var changed = _rows.Select(row => row.Replace("|30.00|0.00", "|30.00|20.00", StringComparison.Ordinal)).ToArray();
        var next = await _finance.ImportInvoicesAsync(changed);

        Assert.Equal((ImportOutcome.Stored, 1, 0, 2, 0), (next.Outcome, next.Erased, next.Changed, next.Unchanged, next.Vanished));
        Assert.Equal(128m, next.Totals!.Closing.Amount);
        Assert.Equal(128m, Accounts().Sum(account => account.Totals().Closing.Amount));
        Assert.DoesNotContain(Accounts(), account => account.Parties.Any(party => party.Id == "M1") || account.Number.Value == "A1");
    }

    [StoreFact]
    public async Task Once_the_billing_system_has_erased_the_member_too_the_sum_goes()
    {
        await StartAsync();
        Erase.Run(Member("demo:M1"), FinanceFixture.Today);

        await _finance.ImportInvoicesAsync(_rows.Where(row => !row.Contains("|M1|", StringComparison.Ordinal)).ToArray());

        Assert.Equal(["A3", "F"], Accounts().Select(account => account.Number.Value).Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task A_released_standing_becomes_unknown_at_once_and_stays_so()
    {
        await StartAsync();
        var first = Releases.Run(_finance.Rules());

        Assert.True(Erase.Run(Member("demo:M1"), FinanceFixture.Today).IsStandingWithdrawn);

        var withdrawn = File.ReadAllText(_finance.In("outbox/standings.release"));
        Assert.Contains($"Unknown      demo:M1\n", withdrawn, StringComparison.Ordinal);
        Assert.Contains((first.Sequence + 1).ToString("D19", System.Globalization.CultureInfo.InvariantCulture), withdrawn, StringComparison.Ordinal);
        _finance.Time.Advance(ReleaseStandings.Gap);
        var next = Releases.Run(_finance.Rules());
        Assert.Equal(
            first.Entries.Select(entry => entry.ExternalId == "demo:M1" ? entry with { Standing = Standing.Unknown } : entry), next.Entries);
        Assert.False(Erase.Run(Member("demo:M1"), FinanceFixture.Today).IsStandingWithdrawn);
    }

    [StoreFact]
    public async Task A_dry_run_counts_the_same_and_changes_nothing()
    {
        await StartAsync();
        var before = Accounts().Select(account => account.Number.Value).Order(StringComparer.Ordinal).ToList();

        var counted = Erase.Count(Member("demo:M1"));

        Assert.Equal(before, Accounts().Select(account => account.Number.Value).Order(StringComparer.Ordinal));
        Assert.Equal(counted, Erase.Run(Member("demo:M1"), FinanceFixture.Today) with { IsStandingWithdrawn = false });
        Assert.Equal((0, 0, 0), (Erase.Count(Member("demo:M1")).Accounts, Erase.Count(Member("demo:M1")).SharedAccounts, Erase.Count(Member("demo:M1")).Lines));
    }

    [StoreFact]
    public async Task A_member_who_has_left_is_erased_by_the_id_that_billing_uses()
    {
        await StartAsync();
        _finance.TakeRoster([Roster("M2"), Roster("M3")]);

        var member = _finance.Store.Read(session => MemberIds.Find(session, PartyId.MlsId, "M1"))!;
        var summary = Erase.Run(member, FinanceFixture.Today);

        Assert.Equal((false, 1, 1), (summary.IsInRoster, summary.Accounts, summary.SharedAccounts));
    }

    [StoreFact]
    public async Task A_member_who_came_back_is_kept_again_after_the_erasure_is_lifted()
    {
        await StartAsync();
        Erase.Run(Member("demo:M1"), FinanceFixture.Today);

        Assert.True(Erase.Lift(Member("demo:M1")));
        Assert.False(Erase.Lift(Member("demo:M1")));
        var again = await _finance.ImportAsync("invoices.yaml", "rows.csv");

        Assert.Equal((ImportOutcome.Stored, 2, 0), (again.Outcome, again.Changed, again.Erased));
        Assert.Equal(["A1", "A3", "F"], Accounts().Select(account => account.Number.Value).Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task The_list_of_imports_no_longer_names_the_account()
    {
        await StartAsync();
        _finance.Write(
            "off.csv", "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status",
            "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,11.00,0.00,12.00,", "I-5,2026-01-01,2026-01-31,A3,M3,,DUES,11.00,0.00,12.00,");
        await _finance.ImportAsync("invoices.yaml", "off.csv");

        var summary = Erase.Run(Member("demo:M1"), FinanceFixture.Today);

        Assert.Equal(1, summary.Imports);
        Assert.Equal([new AccountNumber("A3")], _finance.Imports(9).SelectMany(import => import.Report.Unreconciled));
    }

    [StoreFact]
    public async Task An_erased_broker_takes_nobody_along()
    {
        await _finance.ImportInvoicesAsync("B|BR|I-1|2025-01-31|900.00|0.00", "A2|M2|I-2|2026-12-31|5.00|5.00");
        _finance.TakeRoster(
        [
            Roster("BR"), Roster("M2") with { OfficeKey = "O1" }, new RosterEntry(PartyKind.Office, new RecordKey("demo", "O1")) { MlsId = "O1", BrokerKey = "BR" },
        ]);
        var before = _finance.Derive()["demo:M2"];

        Erase.Run(Member("demo:BR"), FinanceFixture.Today);

        Assert.Equal((Standing.Suspended, Standing.Good, Standing.Unknown), (before, _finance.Derive()["demo:M2"], _finance.Derive()["demo:BR"]));
    }

    [StoreFact]
    public async Task An_order_is_written_down_before_and_after_and_needs_a_reason()
    {
        await StartAsync();
        await using (var audit = OpenAudit())
        {
            var desk = new ErasureDesk(_finance.Store, Erase, new PlaceAudit(audit), () => FinanceFixture.Today);
            await Assert.ThrowsAsync<FinanceException>(() => desk.RunAsync(new ErasureOrder("user:fin", "externalId", "demo:M1", "short")));
            await Assert.ThrowsAsync<FinanceException>(() => desk.RunAsync(new ErasureOrder("user:fin", "externalId", "demo:M1", "Card 4111 1111 1111 1111 was typed")));
            await desk.RunAsync(new ErasureOrder("user:fin", "externalId", "demo:M1", Reason) { IsDryRun = true });
            Assert.True((await desk.RunAsync(new ErasureOrder("user:fin", "externalId", "demo:M1", Reason))).IsRewritten);
        }

        var text = await File.ReadAllTextAsync(_finance.In("audit.jsonl"));
        using var file = File.OpenRead(_finance.In("audit.jsonl"));
        Assert.Equal(
            ["billing.erase.ask", "billing.erase.ask", "billing.erase"],
            AuditReader.Read(file).Select(entry => entry.Action).Where(action => action.StartsWith("billing", StringComparison.Ordinal)));
        Assert.Contains(Reason, text, StringComparison.Ordinal);
        Assert.DoesNotContain("demo:M1", text, StringComparison.Ordinal); // not "M1" alone: hashes and signatures hold any two letters
        Assert.DoesNotContain("4111 1111", text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _key.Dispose();
        _finance.Dispose();
        GC.SuppressFinalize(this);
    }

    private static RosterEntry Roster(string id) => new(PartyKind.Member, new RecordKey("demo", id)) { MlsId = id };

    private AuditLog OpenAudit() => AuditLog.Open(
        new AuditOptions { Path = _finance.In("audit.jsonl"), SigningKey = AuditSecret.InFile(_finance.In("audit.pem")), PseudonymKey = AuditSecret.InFile(_finance.In("audit.key")) },
        _finance.Time);

    private MemberIds Member(string id) => _finance.Store.Read(session => MemberIds.Find(session, PartyId.ExternalId, id))!;

    private List<Account> Accounts() => [.. _finance.Find.Where(_ => true, int.MaxValue).Select(one => one.Account)];

    private async Task StartAsync()
    {
        await _finance.ImportInvoicesAsync(_rows);
        _finance.TakeRoster([Roster("M1"), Roster("M2"), Roster("M3")]);
    }
}

public sealed class ErasureTestsOnSqlite() : ErasureTests(null);

[Collection(OnPostgres.Name)]
public sealed class ErasureTestsOnPostgres(PostgresServer server) : ErasureTests(server);
