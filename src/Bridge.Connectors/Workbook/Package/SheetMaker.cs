using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>Adds a sheet with a table to a workbook.</summary>
/// <param name="package">The workbook.</param>
/// <param name="draft">Its next state.</param>
internal sealed class SheetMaker(WorkbookPackage package, WorkbookDraft draft)
{
    private const string OfficeLinks = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // What is 0 stays allowed. Source: ECMA-376 Part 1, section 18.3.1.85 (sheetProtection).
    private static ReadOnlySpan<byte> Protection =>
        "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\" insertColumns=\"0\" insertRows=\"0\" deleteRows=\"0\" sort=\"0\" autoFilter=\"0\"/>"u8;

    // Printed across the paper, and as wide as it. Source: ECMA-376 Part 1, section 18.3.1.63 (pageSetup).
    private static ReadOnlySpan<byte> Page => "<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/>"u8;

    /// <summary>Adds the sheet.</summary>
    /// <param name="sheet">The sheet; its table has its name.</param>
    /// <param name="columns">Its columns behind that of the keys.</param>
    /// <param name="styles">How cells look.</param>
    public void Add(WorkbookSheet sheet, IReadOnlyList<SheetColumn> columns, CellStyles styles)
    {
        SheetColumn[] all = [SheetColumn.Key(sheet), .. columns];
        var number = Enumerable.Range(1, int.MaxValue).First(one => !package.Parts.Contains(SheetPart(one)) && !package.Parts.Contains(TablePart(one)));
        draft.Set(SheetPart(number), stream => WriteSheet(stream, all, styles));
        draft.Set(PartLink.Home(SheetPart(number)), new XDocument(new XElement(
            PartLink.Namespace + "Relationships", Link("rId1", "table", $"/{TablePart(number)}"))));
        var table = WorkbookTable.New(package.Main, NextTableId(), TableName(sheet.Name), sheet.KeyHeading);
        for (var place = 1; place < all.Length; place++)
        {
            WorkbookTable.AddColumn(table, place, all[place].Heading);
        }

        draft.Set(TablePart(number), table);
        AddToTypes(number);
        AddToBook(sheet, AddToLinks(number));
    }

    private static string SheetPart(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    private static string TablePart(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/tables/table{number}.xml");

    private static XElement Link(string id, string kind, string target) => new(
        PartLink.Namespace + "Relationship", new XAttribute("Id", id), new XAttribute("Type", $"{OfficeLinks}/{kind}"), new XAttribute("Target", target));

    // All columns are people's until the bridge takes one. Protection is against slips: it has no password, and filters, formats and new columns stay allowed.
    private void WriteSheet(Stream stream, SheetColumn[] columns, CellStyles styles)
    {
        var free = styles.Of(SheetColumn.Free).Blank;
        var frame = new SheetFrame(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <worksheet xmlns="{package.Main}" xmlns:r="{OfficeLinks}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="{ColumnName.Most}" width="{SheetColumn.Free.Width}" style="{free}"/></cols><sheetData>
                """)),
            [.. "</sheetData>"u8, .. Protection, .. Page, .. "<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>"u8]);
        for (var place = 0; place < columns.Length; place++)
        {
            frame.AddColumn(place, columns[place], styles.Of(columns[place]).Blank);
        }

        var (head, tail) = frame.Split();
        var writer = new CellWriter(stream);
        writer.Raw(head);
        writer.StartRow(1);
        for (var place = 0; place < columns.Length; place++)
        {
            writer.Heading(place, columns[place].Heading, styles.HeadingOf(columns[place]));
        }

        writer.EndRow();
        writer.Raw(tail);
        writer.Flush();
    }

    private int NextTableId() => Tables().Max(table => (int?)table.Root?.Attribute("id")) + 1 ?? 1;

    private string TableName(string name)
    {
        var taken = Tables().Select(table => (string?)table.Root?.Attribute("displayName"))
            .Concat(package.Book.Root!.Descendants(package.Main + "definedName").Select(one => (string?)one.Attribute("name"))) // a document that was read has a root
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{number}")).First(one => !taken.Contains(one));
    }

    private List<XDocument> Tables() =>
        package.Parts.Where(part => part.StartsWith("xl/tables/", StringComparison.Ordinal)).Select(package.Load).ToList();

    private void AddToTypes(int number)
    {
        XName name = XName.Get("Override", ContentTypes);
        draft.Edit(WorkbookDraft.TypesPart).Root!.Add( // a document that was read has a root
            new XElement(name, new XAttribute("PartName", $"/{SheetPart(number)}"), new XAttribute("ContentType", $"{Types}.worksheet+xml")),
            new XElement(name, new XAttribute("PartName", $"/{TablePart(number)}"), new XAttribute("ContentType", $"{Types}.table+xml")));
    }

    private string AddToLinks(int number)
    {
        var links = draft.Edit(PartLink.Home(package.BookPart));
        var ids = links.Root!.Elements().Select(link => (string?)link.Attribute("Id")).ToHashSet(); // a document that was read has a root
        var id = Enumerable.Range(1, int.MaxValue).Select(one => string.Create(CultureInfo.InvariantCulture, $"rId{one}")).First(one => !ids.Contains(one));
        links.Root!.Add(Link(id, "worksheet", $"/{SheetPart(number)}")); // as above
        return id;
    }

    private void AddToBook(WorkbookSheet sheet, string link)
    {
        var sheets = draft.Edit(package.BookPart).Root!.Element(package.Main + "sheets") ?? throw new InvalidDataException(); // a document that was read has a root
        var id = sheets.Elements().Max(one => (int?)one.Attribute("sheetId")) + 1 ?? 1;
        sheets.Add(new XElement(
            package.Main + "sheet", new XAttribute("name", sheet.Name), new XAttribute("sheetId", id), sheet.IsHidden ? new XAttribute("state", "hidden") : null, new XAttribute(XName.Get("id", OfficeLinks), link)));
    }
}
