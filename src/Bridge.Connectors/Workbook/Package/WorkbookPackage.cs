using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Bridge.Connectors.Tables;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>The parts of a workbook, opened to read.</summary>
internal sealed class WorkbookPackage : IDisposable
{
    // A small file may unpack into a huge one. What is read whole is bounded; rows are not, because they are read one by one.
    private const long LongestPart = 512 << 20;

    // As a document it takes twenty times as much memory.
    private const long LongestDocument = 32 << 20;

    // A side of the bridge that keeps its figures to itself marks its workbooks so.
    private const string KeptApart = "BridgeKeepsApart";
    private readonly ZipArchive _zip;
    private SharedTexts? _texts;

    /// <summary>Opens the package.</summary>
    /// <param name="file">The file; it stays open.</param>
    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    /// <exception cref="Core.Connectors.ConnectorException">It has a password, or is the workbook of another side of the bridge.</exception>
    public WorkbookPackage(Stream file)
    {
        if (SealedBooks.Has(file))
        {
            throw WorkbookErrors.Sealed();
        }

        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        BookPart = Links("").FirstOrDefault(link => link.Kind == "officeDocument")?.Target ?? throw new InvalidDataException();
        Book = Load(BookPart);
        if (Book.Descendants(Main + "definedName").Any(name => (string?)name.Attribute("name") == KeptApart))
        {
            throw WorkbookErrors.KeptApart();
        }
    }

    /// <summary>The part that lists the sheets.</summary>
    public string BookPart { get; }

    /// <summary>The list of sheets.</summary>
    public XDocument Book { get; }

    /// <summary>Namespace of spreadsheets, in this file's edition of the standard.</summary>
    public XNamespace Main => Book.Root!.Name.Namespace; // a document that was read has a root

    /// <summary>True when days are counted from 1904. Source: ECMA-376 Part 1, section 18.2.28 (workbookPr).</summary>
    public bool Is1904 => (string?)Book.Root?.Element(Main + "workbookPr")?.Attribute("date1904") is "1" or "true";

    /// <summary>Names of all parts.</summary>
    public IEnumerable<string> Parts => _zip.Entries.Select(entry => entry.FullName);

    /// <summary>The part that holds the looks of cells, or null when there is none.</summary>
    public string? StylesPart => Links(BookPart).FirstOrDefault(link => link.Kind == "styles")?.Target;

    /// <summary>The texts that cells name by number.</summary>
    public SharedTexts Texts => _texts ??= new SharedTexts(
        Links(BookPart).FirstOrDefault(link => link.Kind == "sharedStrings") is { } link && _zip.GetEntry(link.Target) is { } entry ? Bytes(entry) : []);

    /// <summary>Finds a sheet.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its part, or null when there is none.</returns>
    public string? FindSheet(string name)
    {
        var id = Book.Root?.Element(Main + "sheets")?.Elements()
            .FirstOrDefault(sheet => string.Equals((string?)sheet.Attribute("name"), name, StringComparison.OrdinalIgnoreCase))
            ?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id")?.Value;
        return Links(BookPart).FirstOrDefault(link => link.Id == id && link.Kind == "worksheet")?.Target;
    }

    /// <summary>Finds the table that begins in a sheet's first row.</summary>
    /// <param name="sheetPart">The sheet's part.</param>
    /// <returns>Its part, or null when there is none.</returns>
    public string? FindTable(string sheetPart) => Links(sheetPart).Where(link => link.Kind == "table").Select(link => link.Target)
        .FirstOrDefault(table => TableRange.Of(Load(table)) is { FirstRow: 1 });

    /// <summary>Opens a sheet.</summary>
    /// <param name="part">Its part.</param>
    /// <param name="sheet">Which one it is.</param>
    /// <returns>Its rows; reading ends before the package is closed.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">Somebody put rows above the headings.</exception>
    public SheetRows OpenSheet(string part, WorkbookSheet sheet)
    {
        var rows = new SheetRows(Open(part), Texts, sheet);
        return rows.Headings.Key < 0 && MovedHeadings.Find(new SheetRows(Open(part), Texts, sheet), sheet) is { } row ? throw WorkbookErrors.HeadingsMoved(sheet.Name, row) : rows;
    }

    /// <summary>Opens a part.</summary>
    /// <param name="part">Its name.</param>
    /// <returns>Its bytes.</returns>
    public Stream Open(string part) => (_zip.GetEntry(part) ?? throw new InvalidDataException()).Open();

    /// <summary>Reads a part that is XML.</summary>
    /// <param name="part">Its name.</param>
    /// <returns>The document.</returns>
    public XDocument Load(string part)
    {
        using var stream = Open(part);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = LongestDocument });
        return XDocument.Load(reader);
    }

    /// <summary>The links of a part.</summary>
    /// <param name="part">The part; empty for the package itself.</param>
    /// <returns>The links.</returns>
    public IReadOnlyList<PartLink> Links(string part) =>
        _zip.GetEntry(PartLink.Home(part)) is null ? [] : PartLink.Read(part, Load(PartLink.Home(part)));

    /// <inheritdoc />
    public void Dispose() => _zip.Dispose();

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        if (entry.Length > LongestPart)
        {
            throw new InvalidDataException();
        }

        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
