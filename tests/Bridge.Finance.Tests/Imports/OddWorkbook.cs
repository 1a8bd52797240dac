using System.IO.Compression;
using System.Text;

namespace Bridge.Finance.Tests.Imports;

/// <summary>Writes workbooks part by part, so that they can be as no spreadsheet program would make them.</summary>
internal static class OddWorkbook
{
    public const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Writes one.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">XML of the rows of the last sheet.</param>
    /// <param name="shared">XML of the shared strings.</param>
    /// <param name="isFirstHidden">True to put a hidden sheet without rows before it.</param>
    public static void Write(string path, string rows, string shared = "", bool isFirstHidden = false)
    {
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        var sheet = isFirstHidden ? 2 : 1;
        Put("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            <Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
            </Types>
            """);
        Put("_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Put("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}">
            <Relationship Id="s1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="s2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/>
            <Relationship Id="t" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/>
            </Relationships>
            """);
        Put("xl/workbook.xml", $"""
            <workbook xmlns="{Spreadsheet}" xmlns:r="{Relations}"><sheets>
            <sheet name="One" sheetId="1" r:id="s1"{(isFirstHidden ? " state=\"hidden\"" : "")}/><sheet name="Two" sheetId="2" r:id="s2"/>
            </sheets></workbook>
            """);
        Put($"xl/worksheets/sheet{sheet}.xml", $"<worksheet xmlns=\"{Spreadsheet}\"><sheetData>{rows}</sheetData></worksheet>");
        Put($"xl/worksheets/sheet{3 - sheet}.xml", $"<worksheet xmlns=\"{Spreadsheet}\"><sheetData/></worksheet>");
        Put("xl/sharedStrings.xml", $"<sst xmlns=\"{Spreadsheet}\">{shared}</sst>");

        void Put(string name, string text)
        {
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>A row of texts.</summary>
    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";
}
