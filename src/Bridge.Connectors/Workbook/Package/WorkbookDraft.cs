using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>A workbook with some of its parts written anew; all others are copied as they are.</summary>
/// <param name="source">The workbook as it is.</param>
internal sealed class WorkbookDraft(WorkbookPackage source)
{
    /// <summary>The part that says of what type each part is. Source: ECMA-376 Part 2, section 10.</summary>
    public const string TypesPart = "[Content_Types].xml";

    private readonly List<(string Part, Action<Stream> Write)> _parts = [];
    private readonly Dictionary<string, XDocument> _edited = [];
    private readonly HashSet<string> _removed = [];

    /// <summary>Writes a part anew.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="write">Writes it; called in the order in which the parts were set.</param>
    public void Set(string part, Action<Stream> write)
    {
        _parts.RemoveAll(one => one.Part == part);
        _parts.Add((part, write));
    }

    /// <summary>Writes a part anew.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="document">What it holds then.</param>
    public void Set(string part, XDocument document) => Set(part, stream =>
    {
        // Without a byte order mark: some readers stumble over it.
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        document.Save(writer);
    });

    /// <summary>Opens a part to change it; changes of several hands meet in one document.</summary>
    /// <param name="part">Its name.</param>
    /// <returns>The document; whatever is changed in it is written.</returns>
    public XDocument Edit(string part)
    {
        if (!_edited.TryGetValue(part, out var document))
        {
            document = source.Load(part);
            _edited.Add(part, document);
            Set(part, document);
        }

        return document;
    }

    /// <summary>Leaves a part out.</summary>
    /// <param name="part">Its name.</param>
    public void Remove(string part) => _removed.Add(part);

    /// <summary>Finds the bridge's looks, and adds those that are missing.</summary>
    /// <param name="package">The workbook as it is.</param>
    /// <returns>The looks.</returns>
    /// <exception cref="InvalidDataException">It has no looks at all.</exception>
    public CellStyles SetStyles(WorkbookPackage package)
    {
        var part = package.StylesPart ?? throw new InvalidDataException();
        var looks = package.Load(part);
        var styles = new StyleSheet(looks);
        if (styles.IsChanged)
        {
            Set(part, looks);
        }

        return styles.Cells;
    }

    /// <summary>Writes a part anew that is only known once the parts set before it were written.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="document">What it holds then, but for the last changes.</param>
    /// <param name="finish">Makes the last changes.</param>
    public void Set(string part, XDocument document, Action<XDocument> finish)
    {
        Set(part, document);
        var write = _parts[^1].Write;
        Set(part, stream =>
        {
            finish(document);
            write(stream);
        });
    }

    /// <summary>Writes the whole workbook.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Gives up between two parts.</param>
    public void Save(Stream output, CancellationToken cancellationToken)
    {
        CalculationOrder.Drop(source, this);
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in source.Parts.Where(part => !part.EndsWith('/') && !_removed.Contains(part) && !_parts.Exists(one => one.Part == part)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var copy = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            using var original = source.Open(part);
            original.CopyTo(copy);
        }

        foreach (var (part, write) in _parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stream = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            write(stream);
        }
    }
}
