using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;

namespace Bridge.Finance.Tests.Imports;

/// <summary>Ids that differ only by case or leading zeros are never joined, and finance is told.</summary>
public sealed class NearIdTests : IDisposable
{
    private readonly FinanceFixture _finance = new();

    [Theory]
    [InlineData("m1", true)]
    [InlineData("00M1", true)]
    [InlineData("M1", false)]
    [InlineData("M10", false)]
    [InlineData("0M10", false)]
    public async Task An_id_that_is_nearly_the_MLSs_is_told(string id, bool isNear)
    {
        _finance.TakeRoster([Roster("M1"), Roster("M2")]);

        var report = await _finance.ImportInvoicesAsync($"A1|{id}|I-1|2026-01-31|500.00|0.00");

        Assert.Equal(isNear ? ["A1"] : Array.Empty<string>(), report.Near.Select(account => account.Value));
        Assert.Equal(isNear, report.Notes.Any(note => note.StartsWith("1 account(s) name a member or office whose id differs from the MLS's only by case or leading zeros", StringComparison.Ordinal)));
        Assert.Equal(id == "M1" ? Standing.Suspended : Standing.Good, _finance.Derive()["demo:M1"]);
    }

    [Fact]
    public async Task Accounts_that_are_nearly_the_same_stay_two_and_are_told()
    {
        var report = await _finance.ImportInvoicesAsync(
            "A1|M1|I-1|2026-01-31|10.00|0.00", "a1|M2|I-2|2026-01-31|7.00|0.00", "0A1|M3|I-3|2026-01-31|1.00|0.00");

        Assert.Equal((3, 2), (report.Accounts, report.Near.Count));
        Assert.StartsWith("2 account(s) differ from another one of this file only by case", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_the_cross_reference_has_with_other_case_concerns_nobody_and_is_told()
    {
        _finance.Write("customers.csv", "Account,MLS ID", "acme,M1");
        _finance.Write("crossed.yaml", (await File.ReadAllTextAsync(_finance.In("invoices.yaml")))
            + "\ncrossReference: { file: customers.csv, account: Account, member: MLS ID, by: mlsId }\n");
        _finance.Write("rows.csv", "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status", "I-1,2026-01-01,2026-01-31,ACME,,,DUES,10.00,0.00,10.00,");

        var report = await _finance.ImportAsync("crossed.yaml", "rows.csv");

        Assert.Equal(1, report.Unmatched);
        Assert.StartsWith("1 account(s) are in the cross-reference only with other case", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    public void Dispose() => _finance.Dispose();

    private static RosterEntry Roster(string id) => new(PartyKind.Member, new RecordKey("demo", id)) { MlsId = id };
}
