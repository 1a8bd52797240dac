using Bridge.Core.Connectors;
using Bridge.Core.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>Formulas of people: theirs stay and are computed, and what a program notes about them never makes a damaged file.</summary>
public sealed class WorkbookFormulaTests : IDisposable
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Chain = "xl/calcChain.xml";
    private readonly WorkbookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_order_of_computing_that_Excel_noted_is_left_out_and_formulas_are_computed_anew()
    {
        var sink = await StartAsync();
        SaveAsExcelWithFormulas();

        await sink.WriteAsync(WorkbookWrites.New(1, "Ada"), WorkbookWrites.New(2));

        Assert.DoesNotContain(Chain, SheetFile.Parts(_folder.File));
        Assert.DoesNotContain("calcChain", SheetFile.Part(_folder.File, "xl/_rels/workbook.xml.rels").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("calcChain", SheetFile.Part(_folder.File, "[Content_Types].xml").ToString(), StringComparison.Ordinal);
        Assert.Equal("1", (string?)Assert.Single(SheetFile.Part(_folder.File, "xl/workbook.xml").Descendants(), one => one.Name.LocalName == "calcPr").Attribute("fullCalcOnLoad"));
        Assert.Equal("LEN(B2)", Assert.Single(SheetFile.Part(_folder.File, Sheet).Descendants(), one => one.Name.LocalName == "f").Value); // people's own
        using var document = SpreadsheetDocument.Open(_folder.File, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(fault => fault.Description));
    }

    [Fact]
    public async Task A_sheet_that_is_added_to_such_a_workbook_is_listed_beside_the_others()
    {
        await StartAsync();
        SaveAsExcelWithFormulas();

        await _folder.StartAsync<Office>(WorkbookWrites.Shape);

        using var document = SpreadsheetDocument.Open(_folder.File, isEditable: false);
        Assert.Equal(2, document.WorkbookPart!.WorksheetParts.Count()); // every workbook has one
        Assert.Null(document.WorkbookPart.CalculationChainPart);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(fault => fault.Description));
    }

    [Theory]
    [InlineData("TRUE()", true)]
    [InlineData("FALSE()", false)]
    public async Task A_flag_that_LibreOffice_saved_as_a_formula_is_a_flag(string formula, bool value)
    {
        var shape = new Core.Mapping.TargetShape([new() { Name = "Departed", Type = Core.Mapping.FieldType.Flag }]);
        var sink = await _folder.StartAsync<Member>(shape);
        var write = new Write("mls:1", new Core.Mapping.MappedRecord(shape) { [0] = FieldValue.Flag(value) }, true, null);
        await sink.WriteAsync(write);
        SheetFile.Edit(_folder.File, Sheet, text => text.Replace("t=\"b\"><v>", $"t=\"b\"><f aca=\"false\">{formula}</f><v>", StringComparison.Ordinal));

        var read = Assert.Single(await ((IReadsBack)sink).ReadBackAsync(["mls:1"], shape, CancellationToken.None));
        var results = await sink.WriteAsync(write);

        Assert.Equal(FieldValue.Flag(value), read.Fields[0]);
        Assert.Equal(WriteOutcome.Unchanged, results[0].Outcome);
    }

    private async Task<ISink<Member>> StartAsync()
    {
        var sink = await _folder.StartAsync<Member>(WorkbookWrites.Shape);
        await sink.WriteAsync(WorkbookWrites.New(1));
        return sink;
    }

    // A formula typed over the name, and one in a column of people's own.
    private void SaveAsExcelWithFormulas()
    {
        SheetFile.Edit(_folder.File, Sheet, text => text.Replace(
            "t=\"inlineStr\"><is><t>Member 1</t></is></c>", "t=\"str\"><f>UPPER(\"ada\")</f><v>ADA</v></c>", StringComparison.Ordinal)
            .Replace("</row></sheetData>", "<c r=\"H2\"><f>LEN(B2)</f><v>3</v></c></row></sheetData>", StringComparison.Ordinal));
        SheetFile.Add(_folder.File, Chain, "<calcChain xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><c r=\"B2\" i=\"1\"/><c r=\"H2\" i=\"1\"/></calcChain>");
        SheetFile.Edit(_folder.File, "xl/_rels/workbook.xml.rels", text => text.Replace(
            "</Relationships>", "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain\" Target=\"calcChain.xml\"/></Relationships>", StringComparison.Ordinal));
        SheetFile.Edit(_folder.File, "[Content_Types].xml", text => text.Replace(
            "</Types>", "<Override PartName=\"/xl/calcChain.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml\"/></Types>", StringComparison.Ordinal));
    }
}
