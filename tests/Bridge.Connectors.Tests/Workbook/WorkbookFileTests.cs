using System.Globalization;
using Bridge.ConnectorKit;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>The file as a whole: replaced at once or not at all, and nothing of people's work is lost in it.</summary>
public sealed class WorkbookFileTests : IDisposable
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private readonly WorkbookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_process_that_dies_before_the_renaming_leaves_the_old_file_and_the_next_one_goes_on()
    {
        var sink = await StartAsync(1);
        var before = await File.ReadAllBytesAsync(_folder.File);
        var dying = _folder.Open<Member>(WorkbookWrites.Shape, new RecordingJournal { Failure = new OperationCanceledException() });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying.WriteAsync(WorkbookWrites.New(2)));
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, ".members.xlsx.bridge-new"), "half a workbook");
        await sink.WriteAsync(WorkbookWrites.New(2));

        Assert.Equal(["mls:1", "mls:2"], SheetFile.Rows(_folder.File).Select(row => row["Bridge key"]));
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Folder), file => file.EndsWith("bridge-new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Records_that_are_in_the_file_already_leave_it_untouched()
    {
        var sink = await StartAsync(1, 2);
        var before = await File.ReadAllBytesAsync(_folder.File);

        var results = await sink.WriteAsync(WorkbookWrites.New(1), WorkbookWrites.New(2));

        Assert.All(results, result => Assert.Equal(WriteOutcome.Unchanged, result.Outcome));
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
    }

    [Fact]
    public async Task The_rights_of_the_file_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // rights there come from the folder
        }

        await StartAsync(1);
        File.SetUnixFileMode(_folder.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        UnixFileMode? draft = null;
        var sink = _folder.Open<Member>(
            WorkbookWrites.Shape, new SavingJournal(() => draft = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(Path.Combine(_folder.Folder, ".members.xlsx.bridge-new"))));

        await sink.WriteAsync(WorkbookWrites.New(2));

        Assert.Equal(UnixFileMode.None, draft & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)); // not even while it is written
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(_folder.File));
    }

    [Fact]
    public async Task Rows_that_people_sorted_and_columns_that_they_added_are_respected()
    {
        var sink = await StartAsync(1, 2, 3);
        SheetFile.Edit(_folder.File, Sheet, text =>
        {
            var rows = text.Split("<row ").Skip(2).Select(row => row.Split("</row>")[0]).Reverse().ToList();
            var sorted = rows.Select((row, at) => $"<row {Renumber(row, at + 2)}<c r=\"H{at + 2}\" t=\"inlineStr\"><is><t>note {at}</t></is></c></row>");
            return string.Concat(text.AsSpan(0, text.IndexOf("<row r=\"2\"", StringComparison.Ordinal)), string.Concat(sorted), text.AsSpan(text.IndexOf("</sheetData>", StringComparison.Ordinal)));
        });
        SheetFile.Edit(_folder.File, Sheet, text => text.Replace("</row><row r=\"2\"", "<c r=\"H1\" t=\"inlineStr\"><is><t>Notes</t></is></c></row><row r=\"2\"", StringComparison.Ordinal));

        var results = await sink.WriteAsync(WorkbookWrites.New(1, "Changed"), WorkbookWrites.New(4));

        Assert.Equal([WriteOutcome.Updated, WriteOutcome.Created], results.Select(result => result.Outcome));
        var after = SheetFile.Rows(_folder.File);
        Assert.Equal(["mls:3", "mls:2", "mls:1", "mls:4"], after.Select(row => row["Bridge key"]));
        Assert.Equal(["note 0", "note 1", "note 2"], after.Take(3).Select(row => row["Notes"]));
        Assert.Equal("Changed", after[2]["Name"]);
    }

    [Fact]
    public async Task A_formula_that_somebody_typed_is_read_as_a_change_and_written_over_with_text()
    {
        var sink = await StartAsync(1);
        SheetFile.Edit(_folder.File, Sheet, text => text.Replace(
            "t=\"inlineStr\"><is><t>Member 1</t></is></c>", "t=\"str\"><f>CONCATENATE(\"Member \",1)</f><v>Member 1</v></c>", StringComparison.Ordinal));

        var read = await sink.ReadAsync(1);
        var results = await sink.WriteAsync(WorkbookWrites.New(1));

        Assert.StartsWith("=CONCATENATE", read.Fields[0].AsText, StringComparison.Ordinal);
        Assert.Equal(WriteOutcome.Updated, results[0].Outcome);
        Assert.DoesNotContain(SheetFile.Part(_folder.File, Sheet).Descendants(), element => element.Name.LocalName == "f");
    }

    [Fact]
    public async Task Days_are_read_alike_in_a_workbook_that_counts_from_1904()
    {
        var sink = await StartAsync(1);
        SheetFile.Edit(_folder.File, "xl/workbook.xml", text => text.Replace("<workbookPr", "<workbookPr date1904=\"1\"", StringComparison.Ordinal));

        await sink.WriteAsync(WorkbookWrites.New(2));

        Assert.Equal("2020-02-29", (await sink.ReadAsync(2)).Fields[2].AsText);
        Assert.Equal("2024-03-01", (await sink.ReadAsync(1)).Fields[2].AsText); // what Excel would show there too
    }

    [Fact]
    public async Task Card_data_in_one_record_sets_that_record_aside_and_a_name_of_no_mapping_stops_all()
    {
        var sink = await StartAsync();

        var results = await sink.WriteAsync(WorkbookWrites.New(1), WorkbookWrites.New(2, "4111 1111 1111 1111"));
        var other = new Core.Mapping.TargetShape([new() { Name = "Balance" }]);
        var stranger = new Write("mls:3", new Core.Mapping.MappedRecord(other) { [0] = FieldValue.Text("x") }, true, null);
        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(stranger));

        Assert.Equal([WriteOutcome.Created, WriteOutcome.Refused], results.Select(result => result.Outcome));
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal(["mls:1"], SheetFile.Rows(_folder.File).Select(row => row["Bridge key"]));
        Assert.Contains("send write Members Name Phone Joined Word", _folder.Journal.Lines);
    }

    [Fact]
    public async Task Batches_that_wait_share_one_file()
    {
        var sink = await StartAsync();
        var sent = _folder.Journal.Lines.Count;

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => sink.WriteAsync(WorkbookWrites.New(number))));

        Assert.Equal(40, SheetFile.Rows(_folder.File).Count);
        Assert.Equal(40, _folder.Journal.Lines.Count - sent); // each is in the audit all the same
    }

    [Fact]
    public async Task A_validator_of_the_format_finds_no_fault()
    {
        var sink = await StartAsync(1, 2, 3);
        await sink.WriteAsync(WorkbookWrites.New(2, "=1+1"), WorkbookWrites.New(4, " \t_x0041_ "));

        using var document = SpreadsheetDocument.Open(_folder.File, isEditable: false);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document);

        Assert.Empty(faults.Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
    }

    private async Task<ISink<Member>> StartAsync(params int[] numbers)
    {
        var sink = await _folder.StartAsync<Member>(WorkbookWrites.Shape);
        if (numbers.Length > 0)
        {
            await sink.WriteAsync([.. numbers.Select(number => WorkbookWrites.New(number))]);
        }

        return sink;
    }

    private static string Renumber(string row, int number)
    {
        var old = row.Split('"')[1];
        return row.Replace($"r=\"{old}\"", $"r=\"{number}\"", StringComparison.Ordinal)
            .Replace($"{old}\"", number.ToString(CultureInfo.InvariantCulture) + "\"", StringComparison.Ordinal);
    }
}
