using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>Sheets that people laid out anew: what can be followed is followed, and what cannot stops the route before anything is written over.</summary>
public sealed class WorkbookLayoutTests : IDisposable
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private readonly WorkbookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Our members</t></is></c></row>")]
    [InlineData("<row r=\"1\"/>")]
    [InlineData("")]
    public async Task Rows_above_the_headings_stop_the_route_and_no_heading_is_added_over_the_wrong_cells(string title)
    {
        var sink = await StartAsync(1);
        SheetFile.Edit(_folder.File, Sheet, text => PushDown(text, title));
        var before = await File.ReadAllBytesAsync(_folder.File);

        var write = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(WorkbookWrites.New(1, "Other")));
        var plan = await Assert.ThrowsAsync<ConnectorException>(() => ((IProvisions)sink).PlanAsync(WorkbookWrites.Shape, CancellationToken.None));
        var read = await Assert.ThrowsAsync<ConnectorException>(() => sink.ReadAsync(1));

        Assert.All([write, plan, read], error => Assert.Contains("stand in row 2", error.Problem, StringComparison.Ordinal));
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
    }

    [Fact]
    public async Task White_space_around_a_heading_makes_no_other_heading()
    {
        var sink = await StartAsync(1);
        SheetFile.Edit(_folder.File, Sheet, text => text.Replace("<t>Phone</t>", "<t xml:space=\"preserve\"> Phone\u00a0</t>", StringComparison.Ordinal));

        var results = await sink.WriteAsync(WorkbookWrites.New(1), WorkbookWrites.New(2));

        Assert.Equal([WriteOutcome.Unchanged, WriteOutcome.Created], results.Select(result => result.Outcome));
    }

    [Fact]
    public async Task Merged_cells_filters_comments_and_colours_around_the_rows_stay()
    {
        var sink = await StartAsync(1, 2);
        SheetFile.Edit(_folder.File, Sheet, text => text
            .Replace("<row r=\"2\"", "<row r=\"2\" hidden=\"1\" ht=\"40\" customHeight=\"1\"", StringComparison.Ordinal)
            .Replace("<pageSetup", "<mergeCells count=\"1\"><mergeCell ref=\"H2:H3\"/></mergeCells><conditionalFormatting sqref=\"B2:B9\"><cfRule type=\"duplicateValues\" priority=\"1\"/></conditionalFormatting><pageSetup", StringComparison.Ordinal));

        await sink.WriteAsync(WorkbookWrites.New(1, "Ada"), WorkbookWrites.New(3));

        var sheet = SheetFile.Part(_folder.File, Sheet).ToString();
        Assert.Contains("<mergeCell ref=\"H2:H3\"", sheet, StringComparison.Ordinal);
        Assert.Contains("duplicateValues", sheet, StringComparison.Ordinal);
        Assert.Contains("hidden=\"1\" ht=\"40\"", sheet, StringComparison.Ordinal);
        Assert.Equal(["Ada", "Member 2", "Member 3"], SheetFile.Rows(_folder.File).Select(row => row["Name"]));
    }

    [Fact]
    public async Task A_sheet_in_a_form_in_which_addresses_would_be_overlooked_is_refused_and_left_as_it_is()
    {
        var sink = await StartAsync(1);
        SheetFile.Edit(_folder.File, Sheet, text => text.Replace("<c r=\"C2\"", "<c r='C2'", StringComparison.Ordinal));
        var before = await File.ReadAllBytesAsync(_folder.File);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(WorkbookWrites.New(1, "Other")));

        Assert.Contains("in a way the bridge does not read", error.Problem, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
    }

    [Fact]
    public async Task What_people_type_into_columns_of_text_stays_as_typed_and_days_and_numbers_have_their_own_format()
    {
        const int Text = 49;
        await StartAsync();

        // Bridge key, Name, Phone, Joined, Word
        Assert.Equal([true, true, true, false, true], Enumerable.Range(0, 5).Select(column => SheetFile.FormatOf(_folder.File, 1, column) == Text));
    }

    private async Task<ISink<Member>> StartAsync(params int[] numbers)
    {
        var sink = await _folder.StartAsync<Member>(WorkbookWrites.Shape);
        await sink.WriteAsync([.. numbers.Select(number => WorkbookWrites.New(number))]);
        return sink;
    }

    private static string PushDown(string sheet, string title)
    {
        var down = sheet;
        foreach (var row in new[] { 2, 1 })
        {
            down = down.Replace($"<row r=\"{row}\"", $"<row r=\"{row + 1}\"", StringComparison.Ordinal);
            foreach (var column in "ABCDE")
            {
                down = down.Replace($"<c r=\"{column}{row}\"", $"<c r=\"{column}{row + 1}\"", StringComparison.Ordinal);
            }
        }

        return down.Replace("<sheetData>", $"<sheetData>{title}", StringComparison.Ordinal);
    }
}
