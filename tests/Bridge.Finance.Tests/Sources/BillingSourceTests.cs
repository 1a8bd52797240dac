using System.Text;
using Bridge.Core.Connectors;
using Bridge.Finance.Imports;
using Bridge.Finance.Sources;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Vault;
using Bridge.Sandbox.Billing;

namespace Bridge.Finance.Tests.Sources;

public sealed class BillingSourceTests : IDisposable
{
    private readonly FinanceFixture _finance = new(options: new BillingSandboxOptions { Members = 600, AsOf = FinanceFixture.Today });

    private BillingSource Source(string mapping, string file)
    {
        var read = BillingMappingReader.Read(_finance.In(mapping));
        var input = new BillingInput(read, _finance.In(file), new SecretReference(_finance.Folder, _ => null));
        return new BillingSource(read, input.OpenAsync, FinanceFixture.Today, new BillingNotes());
    }

    private static async Task<List<Page<BillingRow>>> ReadAsync(BillingSource source, Cursor? from = null)
    {
        var pages = new List<Page<BillingRow>>();
        await foreach (var page in source.ReadAsync(from is { } cursor ? ReadRequest.Since(cursor) : ReadRequest.Full, default))
        {
            pages.Add(page);
        }

        return pages;
    }

    [Fact]
    public async Task Reading_on_from_any_page_gives_the_rest()
    {
        _finance.Exports.WriteInvoices(_finance.In("invoices.csv"));
        var source = Source("invoices.yaml", "invoices.csv");
        var all = await ReadAsync(source);
        Assert.True(all.Count >= 3);

        for (var page = 0; page < all.Count; page++)
        {
            var rest = await ReadAsync(source, all[page].Next);
            Assert.Equal(
                all.Skip(page + 1).SelectMany(one => one.Records).Select(row => row.Line),
                rest.SelectMany(one => one.Records).Select(row => row.Line));
        }
    }

    [Fact]
    public async Task A_comma_that_no_quotes_protect_never_moves_an_amount_into_another_column()
    {
        _finance.Write(
            "small.csv",
            "Account,MLS ID,Office ID,Invoice #,Invoice Date,Due Date,Charge Code,Amount,Paid,Balance,Status",
            "A1,1,,I1,01/05/2026,02/05/2026,DUES,1,234.50,0,1,234.50,Open", // 1,234.50 twice
            "A2,2,,I2,01/05/2026,02/05/2026,DUES,\"1,234.50\",0,\"1,234.50\",Open,,");

        var page = Assert.Single(await ReadAsync(Source("invoices.yaml", "small.csv")));

        var refused = Assert.Single(page.Refused);
        Assert.Equal(("line-2", "columns"), (refused.ExternalId, refused.Refusal.Code));
        Assert.Contains("small.csv:2:", refused.Refusal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("234", refused.Refusal.Reason.Replace("\"1,234.50\"", "", StringComparison.Ordinal), StringComparison.Ordinal); // the example of the message
        Assert.Equal([true, false], page.Records.OrderBy(row => row.Line).Select(row => row.IsIncomplete)); // whoever it concerns is unknown, not in debt
    }

    [Fact]
    public async Task The_line_by_which_Excel_is_told_the_separator_is_understood()
    {
        _finance.Write(
            "excel.csv",
            "sep=;",
            "Account;MLS ID;Office ID;Invoice #;Invoice Date;Due Date;Charge Code;Amount;Paid;Balance;Status",
            "A1;1;;I1;01/05/2026;02/05/2026;DUES;1,234.50;0;1,234.50;Open");

        var page = Assert.Single(await ReadAsync(Source("invoices.yaml", "excel.csv")));

        Assert.Empty(page.Refused);
        Assert.Equal(3, Assert.Single(page.Records).Line);
    }

    [Fact]
    public async Task Nothing_is_opened_before_the_first_page_is_asked_for()
    {
        var source = Source("invoices.yaml", "not-there.csv");
        var pages = source.ReadAsync(ReadRequest.Full, default);

        await Assert.ThrowsAsync<FinanceException>(async () => await pages.GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task A_cancelled_reading_stops()
    {
        _finance.Exports.WriteInvoices(_finance.In("invoices.csv"));
        using var stop = new CancellationTokenSource();
        var pages = Source("invoices.yaml", "invoices.csv").ReadAsync(ReadRequest.Full, stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await pages.MoveNextAsync());

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pages.MoveNextAsync());
        await pages.DisposeAsync();
    }

    [Theory]
    [InlineData("utf-8-bom")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public async Task A_customer_with_an_accent_is_the_same_in_every_encoding(string encoding)
    {
        Encoding written = encoding switch
        {
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-8" => new UTF8Encoding(false),
            "utf-16" => Encoding.Unicode,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };

        // The only accent stands far behind the first block that a guess would look at.
        var plain = Enumerable.Range(0, 5000).Select(one => $",01/01/2026,Invoice,I-{one},Plain {one},01/31/2026,1.00,1.00");
        await File.WriteAllLinesAsync(
            _finance.In("detail.csv"), [",Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance", .. plain, ",01/01/2026,Invoice,I-X,\"Núñez, José (M1)\",01/31/2026,1.00,1.00"], written);

        var rows = (await ReadAsync(Source("aging-detail.yaml", "detail.csv"))).SelectMany(page => page.Records).ToList();

        Assert.Equal("Núñez, José (M1)", rows[^1].Account.Value);
    }

    [Fact]
    public async Task Numbers_that_a_workbook_has_spoiled_are_refused_and_good_ones_are_read()
    {
        _finance.Write(
            "workbook.yaml",
            (await File.ReadAllTextAsync(_finance.In("ams-balances.yaml"))).Replace("type: csv", "type: xlsx", StringComparison.Ordinal));
        string[] header = ["NRDS", "MLS ID", "Status", "Balance Due", "Current", "1-30", "31-60", "61-90", "90+"];
        BillingWorkbook.Write(
            _finance.In("balances.xlsx"),
            [
                header, ["012345678", "M1", "Active", "1234.50", "1000.10", "234.40", "", "", ""], ["12345679", "M2", "Active", "0", "0", "0", "0", "0", "0"],
                ["012345670", "M3", "Active", "1.005", "1.005", "0", "0", "0", "0"],
            ],
            new HashSet<int> { 3, 4, 5, 6, 7, 8 });

        var page = Assert.Single(await ReadAsync(Source("workbook.yaml", "balances.xlsx")));

        Assert.Equal(1234.50m, page.Records.Single(row => !row.IsIncomplete).Closing!.Value.Amount);
        Assert.Equal(["id", "amount"], page.Refused.Select(row => row.Refusal.Code));
        Assert.StartsWith("balances.xlsx:3:", page.Refused[0].Refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invoices.yaml", "xlsx")]
    [InlineData("invoices.yaml", "csv")]
    public async Task What_is_no_such_file_is_refused_without_quoting_it(string mapping, string type)
    {
        _finance.Write("other.yaml", (await File.ReadAllTextAsync(_finance.In(mapping))).Replace("type: csv", $"type: {type}", StringComparison.Ordinal));
        _finance.Write("strange", $"\"CNRY{new string('x', 40_000)}");

        var error = await Assert.ThrowsAsync<FinanceException>(() => ReadAsync(Source("other.yaml", "strange")));

        Assert.DoesNotContain("CNRY", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _finance.Dispose();
}
