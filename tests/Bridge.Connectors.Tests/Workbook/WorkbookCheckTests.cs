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
    public async Task A_workbook_with_a_password_is_told_from_a_damaged_one()
    {
        var sink = await StartAsync();
        await File.WriteAllBytesAsync(_folder.File, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]]);

        var finding = (await CheckAsync())["workbook"];
        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(WorkbookWrites.New(3)));

        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Contains("has a password", finding.Detail, StringComparison.Ordinal);
        Assert.Equal((FailureKind.Configuration, true), (error.Kind, error.Problem.Contains("has a password", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_is_marked_read_only_is_not_replaced()
    {
        var sink = await StartAsync();
        var before = await File.ReadAllBytesAsync(_folder.File);
        File.SetAttributes(_folder.File, FileAttributes.ReadOnly);

        var finding = (await CheckAsync())["in use"];
        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(WorkbookWrites.New(3)));
        File.SetAttributes(_folder.File, FileAttributes.Normal);

        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Contains("marked as read-only", error.Problem, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
    }

    [Fact]
    public async Task The_workbook_of_finance_is_neither_read_nor_written_nor_given_sheets()
    {
        var sink = await StartAsync();
        SheetFile.Edit(_folder.File, "xl/workbook.xml", text => text.Replace(
            "</sheets>", "</sheets><definedNames><definedName name=\"BridgeKeepsApart\" hidden=\"1\">TRUE</definedName></definedNames>", StringComparison.Ordinal));
        var before = await File.ReadAllBytesAsync(_folder.File);

        var errors = new List<ConnectorException>
        {
            await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(WorkbookWrites.New(3))),
            await Assert.ThrowsAsync<ConnectorException>(() => sink.ReadAsync(1)),
            await Assert.ThrowsAsync<ConnectorException>(() => ((IProvisions)sink).PlanAsync(WorkbookWrites.Shape, CancellationToken.None)),
            await Assert.ThrowsAsync<ConnectorException>(() => _folder.StartAsync<Office>(WorkbookWrites.Shape)),
        };

        Assert.All(errors, error => Assert.Contains("another side of the bridge", error.Problem, StringComparison.Ordinal));
        Assert.Contains("another side of the bridge", (await CheckAsync())["workbook"].Detail, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
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

    [Theory]
    [InlineData("NAME")]
    [InlineData("bridge key")]
    public async Task Two_fields_for_one_column_stop_the_route(string name)
    {
        await StartAsync();
        var shape = new Core.Mapping.TargetShape([new() { Name = "Name" }, new() { Name = name }]);
        var write = new Write("mls:1", new Core.Mapping.MappedRecord(shape) { [0] = FieldValue.Text("x"), [1] = FieldValue.Text("y") }, false, null);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => _folder.Open<Member>(shape).WriteAsync(write));

        Assert.Contains("two fields into one column", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_another_process_writes_its_draft_is_left_alone_and_the_route_waits()
    {
        var sink = await StartAsync();
        var draft = Path.Combine(_folder.Folder, ".members.xlsx.bridge-new");
        await File.WriteAllTextAsync(draft, "another process's");
        using var turn = new FileStream(Path.Combine(_folder.Folder, ".members.xlsx.bridge-lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(WorkbookWrites.New(3)));

        Assert.Equal(FailureKind.Throttled, error.Kind);
        Assert.True(File.Exists(draft));
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
