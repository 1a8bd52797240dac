using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;
using Bridge.Finance.Tests.Stores;

namespace Bridge.Finance.Tests.Standings;

/// <summary>The sample rules, case by case: billing rows in, a word out.</summary>
public abstract class StandingRulesTests(PostgresServer? server) : IDisposable
{
    private readonly FinanceFixture _finance = new(server);

    [StoreTheory]
    [InlineData("A|M1|I|2026-11-25|100.00|0.00|DUES", Standing.Good)] // due today
    [InlineData("A|M1|I|2026-11-24|100.00|0.00|DUES", Standing.ActionNeeded)]
    [InlineData("A|M1|I|2026-10-26|100.00|0.00|DUES", Standing.ActionNeeded)] // 30 days
    [InlineData("A|M1|I|2026-10-25|100.00|0.00|DUES", Standing.Suspended)] // 31 days
    [InlineData("A|M1|I|2026-10-25|100.00|100.00|DUES", Standing.Good)]
    [InlineData("A|M1|I|2026-10-25|100.00|96.00|DUES", Standing.Good)] // less than the minimum balance
    [InlineData("A|M1|I|2026-10-25|100.00|95.00|DUES", Standing.Suspended)]
    [InlineData("A|M1|I|2026-11-15|100.00|0.00|FINE", Standing.Good)]
    [InlineData("A|M1|I|2026-11-14|100.00|0.00|FINE", Standing.ActionNeeded)]
    [InlineData("A|M1|I|2025-11-14|100.00|0.00|STORE", Standing.ActionNeeded)] // never suspends
    [InlineData("A|M1|I|2025-11-14|100.00|0.00|CLASS", Standing.Good)] // has no part
    public async Task A_charge_counts_by_its_kind_and_its_days(string row, Standing expected)
    {
        await _finance.ImportInvoicesAsync(row);
        TakeRoster("M1");

        Assert.Equal(expected, _finance.Derive()["demo:M1"]);
    }

    [StoreFact]
    public async Task A_credit_pays_the_oldest_charge_first()
    {
        await _finance.ImportInvoicesAsync("A|M1|I|2026-09-01|100.00|0.00", "A|M1|J|2026-11-20|90.00|0.00", "A|M1|C||-100.00|0.00");
        TakeRoster("M1");

        Assert.Equal(Standing.ActionNeeded, _finance.Derive()["demo:M1"]);
    }

    [StoreTheory]
    [InlineData(Standing.Suspended, "O1")]
    [InlineData(Standing.Good, "O2")]
    public async Task An_unpaid_office_suspends_its_members(Standing expected, string office)
    {
        await _finance.ImportInvoicesAsync("X||I|2026-01-01|100.00|0.00|DUES|O1");
        _finance.TakeRoster([Member("M1") with { OfficeKey = office }, Office("O1"), Office("O2")]);

        Assert.Equal(expected, _finance.Derive()["demo:M1"]);
    }

    [StoreFact]
    public async Task An_unpaid_participating_broker_suspends_the_members_of_the_office()
    {
        await _finance.ImportInvoicesAsync("A9|M9|I|2026-01-01|100.00|0.00");
        _finance.TakeRoster([Member("M1") with { OfficeKey = "O1" }, Member("M9"), Member("M2"), Office("O1") with { BrokerKey = "M9" }]);

        var standings = _finance.Derive();

        Assert.Equal((Standing.Suspended, Standing.Suspended, Standing.Good), (standings["demo:M1"], standings["demo:M9"], standings["demo:M2"]));
        Assert.Equal(Standing.Good, _finance.Derive(_finance.Rules() with { FromBroker = Standing.Good })["demo:M1"]);
        Assert.Equal(Standing.Good, _finance.Derive(_finance.Rules() with { ExemptKeys = System.Collections.Frozen.FrozenSet.Create("demo:M9") })["demo:M1"]);
    }

    [StoreFact]
    public async Task A_family_account_counts_for_each_of_its_members()
    {
        await _finance.ImportInvoicesAsync("F|M1|I|2026-01-01|100.00|0.00", "F|M2|J|2026-11-25|5.00|0.00");
        TakeRoster("M1", "M2");

        Assert.All(_finance.Derive().Values, standing => Assert.Equal(Standing.Suspended, standing));
    }

    [StoreTheory]
    [InlineData(47, Standing.Good)]
    [InlineData(48, Standing.Unknown)]
    public async Task Old_data_makes_everybody_unknown_the_exempt_too(int hours, Standing expected)
    {
        await _finance.ImportInvoicesAsync("A|M1|I|2026-01-01|100.00|100.00");
        _finance.TakeRoster([Member("M1"), Member("M2") with { MemberType = "Staff" }]);

        _finance.Time.Advance(TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(1));

        Assert.All(_finance.Derive().Values, standing => Assert.Equal(expected, standing));
    }

    [StoreFact]
    public void Without_any_billing_data_everybody_is_unknown()
    {
        TakeRoster("M1");

        Assert.Equal(Standing.Unknown, _finance.Derive()["demo:M1"]);
    }

    [StoreFact]
    public async Task Who_is_missing_from_a_list_of_all_members_is_unknown_and_from_a_list_of_open_items_good()
    {
        await _finance.ImportInvoicesAsync("A|M1|I|2026-01-01|100.00|100.00");
        TakeRoster("M1", "M2");
        Assert.Equal(Standing.Good, _finance.Derive()["demo:M2"]);

        _finance.Write("balances.csv", "NRDS,MLS ID,Status,Balance Due,Current,1-30,31-60,61-90,90+", "012345678,M1,Active,0.00,0,0,0,0,0");
        await _finance.ImportAsync("ams-balances.yaml", "balances.csv");
        Assert.Equal((Standing.Good, Standing.Unknown), (_finance.Derive()["demo:M1"], _finance.Derive()["demo:M2"]));
    }

    [StoreFact]
    public async Task A_refused_row_makes_its_account_unknown_and_one_without_account_everybody_who_is_missing()
    {
        var lines = Enumerable.Range(0, 60).Select(one => $"I-{one},2026-01-01,2026-01-31,A{one},M{one},,DUES,10.00,10.00,0.00,");
        string[] header = ["Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status"];
        _finance.TakeRoster([Member("M1"), Member("M2"), Member("Elsewhere"), Member("Staff") with { MemberType = "Staff" }]);

        _finance.Write("one.csv", [.. header, .. lines, "I-X,2026-01-01,never,A1,M1,,DUES,10.00,0.00,10.00,"]);
        await _finance.ImportAsync("invoices.yaml", "one.csv");
        var one = _finance.Derive();
        Assert.Equal((Standing.Unknown, Standing.Good, Standing.Good), (one["demo:M1"], one["demo:M2"], one["demo:Elsewhere"]));

        _finance.Write("two.csv", [.. header, .. lines, "I-X,2026-01-01,2026-01-31,1.23E+08,,,DUES,10.00,0.00,10.00,"]);
        await _finance.ImportAsync("invoices.yaml", "two.csv");
        var two = _finance.Derive();
        Assert.Equal((Standing.Good, Standing.Unknown, Standing.Good), (two["demo:M2"], two["demo:Elsewhere"], two["demo:Staff"]));
    }

    [StoreFact]
    public async Task Holds_and_waivers_count()
    {
        _finance.Write(
            "held.csv",
            "NRDS,MLS ID,Status,Balance Due,Current,1-30,31-60,61-90,90+", "012345671,M1,Disputed,50.00,0,0,0,0,50.00",
            "012345672,M2,Blocked,0.00,0,0,0,0,0", "012345673,M3,Waived,50.00,0,0,0,0,50.00", "012345674,M4,Active,50.00,0,0,0,0,50.00");
        _finance.Write("held.yaml", (await File.ReadAllTextAsync(_finance.In("ams-balances.yaml"))).Replace("Waived: waived", "Waived: waived, Blocked: block", StringComparison.Ordinal));
        await _finance.ImportAsync("held.yaml", "held.csv");
        TakeRoster("M1", "M2", "M3", "M4");

        Assert.Equal(
            [Standing.ActionNeeded, Standing.Suspended, Standing.Good, Standing.Suspended],
            _finance.Derive().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value));
    }

    [StoreFact]
    public async Task Dues_that_no_payment_shows_are_owed_by_the_member_whose_they_are()
    {
        // The second pays for the first; the third paid and was reversed; the fourth is in no record at all.
        _finance.Write(
            "payments.txt",
            "000000002000000001001000000LOCL2026250.00     011520261234", "000000003000000003001000000LOCL2026250.00     011520261234",
            "000000003000000003001000000LOCL2026-250.00    012020261234", "000000002000000002001000000RPAC202625.00      011520261234");
        await _finance.ImportAsync("nrds-payments.yaml", "payments.txt");
        _finance.TakeRoster(Enumerable.Range(1, 4).Select(one => Member($"M{one}") with { NationalId = $"00000000{one}" }));
        _finance.Write(
            "standing.sample.yaml",
            (await File.ReadAllTextAsync(_finance.In("standing.sample.yaml"))).Replace("# dues:", "dues:", StringComparison.Ordinal).Replace("#   - {", "  - {", StringComparison.Ordinal));

        Assert.Equal(
            [Standing.Good, Standing.Suspended, Standing.Suspended, Standing.Suspended],
            _finance.Derive().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value));
    }

    [StoreFact]
    public async Task A_whole_invented_membership_gets_the_standings_that_its_charges_give()
    {
        _finance.Exports.WriteInvoices(_finance.In("invoices.csv"));
        await _finance.ImportAsync("invoices.yaml", "invoices.csv");
        _finance.TakeRoster();
        var rules = _finance.Rules() with { FromOffice = Standing.Good, FromBroker = Standing.Good };

        var standings = _finance.Derive(rules);

        // An account by hand: its members, what is open, and the oldest of it that counts. Credits and disputes are left to the cases above.
        var plain = _finance.Sandbox.Parties.Where(party => !party.IsOffice).GroupBy(party => party.Account)
            .Where(account => account.All(party => party.CreditCents == 0 && party.Charges.All(charge => charge.Status != "Disputed"))).ToList();
        Assert.True(plain.Count > 200);
        foreach (var account in plain)
        {
            var open = account.SelectMany(party => party.Charges).Where(charge => charge.OpenCents > 0)
                .Select(charge => (charge.Code, Days: FinanceFixture.Today.DayNumber - charge.Due.DayNumber)).ToList();
            var isSuspended = open.Any(one => (one.Code == "DUES" && one.Days > 30) || (one.Code == "FINE" && one.Days > 60));
            var isDue = open.Any(one => (one.Code == "DUES" && one.Days > 0) || (one.Code == "FINE" && one.Days > 10) || (one.Code == "STORE" && one.Days > 30));
            Assert.All(account, party => Assert.Equal(
                isSuspended ? Standing.Suspended : isDue ? Standing.ActionNeeded : Standing.Good, standings[$"demo:{party.MlsId}"]));
        }
    }

    public void Dispose()
    {
        _finance.Dispose();
        GC.SuppressFinalize(this);
    }

    private static RosterEntry Member(string id) => new(PartyKind.Member, new RecordKey("demo", id)) { MlsId = id };

    private static RosterEntry Office(string id) => new(PartyKind.Office, new RecordKey("demo", id)) { MlsId = id };

    private void TakeRoster(params string[] members) => _finance.TakeRoster(members.Select(Member));
}

public sealed class StandingRulesTestsOnSqlite() : StandingRulesTests(null);

[Collection(OnPostgres.Name)]
public sealed class StandingRulesTestsOnPostgres(PostgresServer server) : StandingRulesTests(server);
