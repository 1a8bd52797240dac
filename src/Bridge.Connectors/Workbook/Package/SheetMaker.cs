using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>Adds a sheet with a table of one column to a workbook.</summary>
/// <param name="package">The workbook.</param>
/// <param name="draft">Its next state.</param>
internal sealed class SheetMaker(WorkbookPackage package, WorkbookDraft draft)
{
    private const string OfficeLinks = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string TypesPart = "[Content_Types].xml";

    /// <summary>Adds the sheet.</summary>
    /// <param name="name">Its name and its table's.</param>
    /// <param name="heading">Heading of its column.</param>
    /// <param name="styles">How cells look.</param>
    public void Add(string name, string heading, CellStyles styles)
    {
        var number = Enumerable.Range(1, int.MaxValue).First(one => !package.Parts.Contains(SheetPart(one)) && !package.Parts.Contains(TablePart(one)));
        draft.Set(SheetPart(number), stream => WriteSheet(stream, heading, styles));
        draft.Set(PartLink.Home(SheetPart(number)), new XDocument(new XElement(
            PartLink.Namespace + "Relationships", Link("rId1", "table", $"/{TablePart(number)}"))));
        draft.Set(TablePart(number), WorkbookTable.New(package.Main, NextTableId(), TableName(name), heading));
        AddToTypes(number);
        AddToBook(name, AddToLinks(number));
    }

    private static string SheetPart(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    private static string TablePart(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/tables/table{number}.xml");

    private static XElement Link(string id, string kind, string target) => new(
        PartLink.Namespace + "Relationship", new XAttribute("Id", id), new XAttribute("Type", $"{OfficeLinks}/{kind}"), new XAttribute("Target", target));

    private void WriteSheet(Stream stream, string heading, CellStyles styles)
    {
        var writer = new CellWriter(stream, styles);
        writer.Raw(Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="{package.Main}" xmlns:r="{OfficeLinks}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="22" customWidth="1"/></cols><sheetData>
            """));
        writer.StartRow(1);
        writer.Cell(0, 1, CellValue.Of(heading), styles.Heading, isDay: false);
        writer.EndRow();
        writer.Raw("</sheetData><tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>"u8);
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
        var types = package.Load(TypesPart);
        XName name = XName.Get("Override", ContentTypes);
        types.Root!.Add( // a document that was read has a root
            new XElement(name, new XAttribute("PartName", $"/{SheetPart(number)}"), new XAttribute("ContentType", $"{Types}.worksheet+xml")),
            new XElement(name, new XAttribute("PartName", $"/{TablePart(number)}"), new XAttribute("ContentType", $"{Types}.table+xml")));
        draft.Set(TypesPart, types);
    }

    private string AddToLinks(int number)
    {
        var links = package.Load(PartLink.Home(package.BookPart));
        var ids = links.Root!.Elements().Select(link => (string?)link.Attribute("Id")).ToHashSet(); // a document that was read has a root
        var id = Enumerable.Range(1, int.MaxValue).Select(one => string.Create(CultureInfo.InvariantCulture, $"rId{one}")).First(one => !ids.Contains(one));
        links.Root!.Add(Link(id, "worksheet", $"/{SheetPart(number)}")); // as above
        draft.Set(PartLink.Home(package.BookPart), links);
        return id;
    }

    private void AddToBook(string name, string link)
    {
        var sheets = package.Book.Root!.Element(package.Main + "sheets") ?? throw new InvalidDataException(); // a document that was read has a root
        var id = sheets.Elements().Max(sheet => (int?)sheet.Attribute("sheetId")) + 1 ?? 1;
        sheets.Add(new XElement(
            package.Main + "sheet", new XAttribute("name", name), new XAttribute("sheetId", id), new XAttribute(XName.Get("id", OfficeLinks), link)));
        draft.Set(package.BookPart, package.Book);
    }
}
