using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>What an administrator is told before the first run.</summary>
public sealed class WorkbookCheckTests : IDisposable
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private readonly WorkbookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_workbook_names_the_verb_that_makes_it_and_nothing_is_made()
    {
        var findings = await CheckAsync();

        Assert.Contains("bridge provision --apply", findings["workbook"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckVerdict.Ok, findings["folder"].Verdict);
        Assert.Empty(Directory.EnumerateFiles(_folder.Folder));
    }

    [Fact]
    public async Task A_workbook_as_provisioned_is_well()
    {
        await StartAsync();

        var findings = await CheckAsync();

        Assert.Equal(CheckVerdict.Ok, findings["sheet Members"].Verdict);
        Assert.Contains("2 rows", findings["sheet Members"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckVerdict.Warning, findings["sheet Offices"].Verdict);
    }

    [Theory]
    [InlineData("~$members.xlsx")]
    [InlineData(".~lock.members.xlsx#")]
    public async Task An_open_workbook_is_said_with_the_file_that_tells_so(string owner)
    {
        await StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, owner), "Anna");

        var finding = (await CheckAsync())["in use"];

        Assert.Equal(CheckVerdict.Warning, finding.Verdict);
        Assert.Contains(owner, finding.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bridge key", "My key", "lacks the columns Bridge key")]
    [InlineData("mls:2", "mls:1", "The rows 2 and 3 hold the same")]
    [InlineData("<sheetData>", "<sheetData><!-- x -->", "is written in a way the bridge does not read")]
    public async Task What_somebody_spoilt_in_the_sheet_is_said_with_its_place(string from, string to, string words)
    {
        await StartAsync();
        SheetFile.Edit(_folder.File, Sheet, text => text.Replace(from, to, StringComparison.Ordinal));

        var findings = await CheckAsync();

        Assert.Contains(findings.Values, finding => finding.Verdict == CheckVerdict.Failed && finding.Detail.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not a zip file")]
    [InlineData("")]
    public async Task A_file_that_is_no_workbook_is_a_finding_and_no_crash(string content)
    {
        await File.WriteAllTextAsync(_folder.File, content);

        var finding = (await CheckAsync())["workbook"];

        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Contains("no workbook that can be read", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_totals_is_refused_before_anything_is_written()
    {
        var sink = await StartAsync();
        SheetFile.Edit(_folder.File, "xl/tables/table1.xml", text => text.Replace("totalsRowShown=\"0\"", "totalsRowCount=\"1\"", StringComparison.Ordinal));
        var before = await File.ReadAllBytesAsync(_folder.File);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(WorkbookWrites.New(3)));

        Assert.Contains("row of totals", error.Problem, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
    }

    [Fact]
    public async Task A_renamed_column_stops_the_route_and_is_named()
    {
        var sink = await StartAsync();
        SheetFile.Edit(_folder.File, Sheet, text => text.Replace(">Phone<", ">Telephone<", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(WorkbookWrites.New(1)));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("lacks the columns Phone.", error.Problem, StringComparison.Ordinal);
    }

    private async Task<ISink<Member>> StartAsync()
    {
        var sink = await _folder.StartAsync<Member>(WorkbookWrites.Shape);
        await sink.WriteAsync(WorkbookWrites.New(1), WorkbookWrites.New(2));
        return sink;
    }

    private async Task<Dictionary<string, CheckFinding>> CheckAsync() =>
        (await _folder.Connector.OpenCheck(_folder.Connect(WorkbookWrites.Shape)).CheckAsync(CancellationToken.None)).ToDictionary(finding => finding.Subject);
}
