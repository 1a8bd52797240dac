using Bridge.Finance.Imports;
using Bridge.Finance.Values;
using Bridge.Sandbox.Billing;

namespace Bridge.Finance.Tests.Sources;

/// <summary>Every shape of export comes in whole: the balances are those of the invented billing system, member by member.</summary>
public sealed class ShapeTests : IDisposable
{
    private readonly FinanceFixture _finance = new();

    private IEnumerable<BillingParty> Members => _finance.Sandbox.Parties.Where(party => !party.IsOffice);

    [Fact]
    public async Task Balances_by_age()
    {
        _finance.Exports.WriteBalances(_finance.In("balances.csv"));

        var report = await _finance.ImportAsync("ams-balances.yaml", "balances.csv");

        Stored(report, Members.ToDictionary(member => member.NationalId, member => member.BalanceCents));
        Assert.Equal(["Card Last4"], report.Dropped);
        Assert.Equal(0, report.Unmatched);
    }

    [Fact]
    public async Task Invoices()
    {
        _finance.Exports.WriteInvoices(_finance.In("invoices.csv"));

        Stored(await _finance.ImportAsync("invoices.yaml", "invoices.csv"), ByAccount(_finance.Sandbox.Parties));
    }

    [Fact]
    public async Task Invoices_in_a_workbook_with_amounts_and_days_as_numbers()
    {
        BillingWorkbook.Write(_finance.In("invoices.xlsx"), _finance.Exports.InvoiceRows(), new HashSet<int> { 1, 2, 9, 10, 11 });
        _finance.Write("workbook.yaml", (await File.ReadAllTextAsync(_finance.In("invoices.yaml"))).Replace("type: csv", "type: xlsx", StringComparison.Ordinal));

        Stored(await _finance.ImportAsync("workbook.yaml", "invoices.xlsx"), ByAccount(_finance.Sandbox.Parties));
    }

    [Fact]
    public async Task An_aging_detail_with_titles_groups_totals_and_display_names()
    {
        _finance.Exports.WriteAgingDetail(_finance.In("detail.csv"));
        _finance.Exports.WriteCrossReference(_finance.In("customers.csv"));

        var report = await _finance.ImportAsync("aging-detail.yaml", "detail.csv", request => request with { AsOf = null });

        Assert.Equal(FinanceFixture.Today, report.AsOf);
        Stored(report, Members.Where(member => member.Charges.Any(charge => charge.OpenCents > 0) || member.CreditCents > 0)
            .ToDictionary(member => Western(member.DisplayName), member => member.BalanceCents));
        Assert.True(report.Unmatched < 5); // names with letters that Windows-1252 lacks cannot be matched, and are counted
    }

    [Fact]
    public async Task An_aging_summary()
    {
        _finance.Exports.WriteAgingSummary(_finance.In("summary.csv"));
        _finance.Exports.WriteCrossReference(_finance.In("customers.csv"));

        var report = await _finance.ImportAsync("aging-summary.yaml", "summary.csv", request => request with { AsOf = null });

        Assert.Equal(FinanceFixture.Today, report.AsOf);
        Stored(report, Members.Where(member => member.BalanceCents != 0).ToDictionary(member => member.DisplayName, member => member.BalanceCents));
        Assert.Equal(0, report.Unmatched);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Financial_records_belong_to_the_incurring_member(bool isFixed)
    {
        _finance.Exports.WritePayments(_finance.In("payments.txt"), isFixed);
        if (!isFixed)
        {
            var fixedMapping = await File.ReadAllLinesAsync(_finance.In("nrds-payments.yaml"));
            _finance.Write("nrds-payments.yaml", [.. fixedMapping.Where(line => !line.StartsWith("    ", StringComparison.Ordinal) && !line.StartsWith("  layout", StringComparison.Ordinal)
                && !line.StartsWith("  type", StringComparison.Ordinal)).Select(line => line == "file:" ? "file: { type: csv }" : line)]);
        }

        var report = await _finance.ImportAsync("nrds-payments.yaml", "payments.txt");

        // What was reversed counts nothing; RPAC gifts are ignored.
        Stored(report, Members.Select((member, index) => (member, index)).Where(one => one.member.Charges[^1].PaidCents > 0)
            .ToDictionary(one => one.member.NationalId, one => one.index % 50 == 49 ? 0 : -one.member.Charges[^1].PaidCents));
    }

    public void Dispose() => _finance.Dispose();

    private static Dictionary<string, long> ByAccount(IEnumerable<BillingParty> parties) =>
        parties.GroupBy(party => party.Account).ToDictionary(group => group.Key, group => group.Sum(party => party.BalanceCents));

    private static string Western(string text) =>
        System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252) is { } western ? western.GetString(western.GetBytes(text)) : text;

    private void Stored(ImportReport report, Dictionary<string, long> expected)
    {
        Assert.True(report.Outcome == ImportOutcome.Stored, string.Join(" ", report.Reasons.Concat(report.Refusals.Select(refusal => refusal.Reason)).Take(5)));
        Assert.Equal(0, report.RefusedRows);
        var stored = _finance.Find.Where(_ => true, int.MaxValue).ToDictionary(pair => pair.Account.Number.Value, pair => pair.Account.Totals().Closing.Hundredths);
        Assert.Equal(expected.OrderBy(pair => pair.Key), stored.OrderBy(pair => pair.Key));
        Assert.Equal(Money.OfHundredths(expected.Values.Sum(), "USD"), report.Totals!.Closing);
        Assert.Contains(stored.Values, cents => cents != 0);
    }
}
