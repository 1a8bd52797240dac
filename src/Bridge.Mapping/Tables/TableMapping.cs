using System.Collections.Frozen;
using Bridge.Core.Tables;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Tables;

/// <summary>A checked document that says how a table is read.</summary>
public sealed record TableMapping
{
    /// <summary>Longest document, in characters.</summary>
    public const int MaxLength = DocumentParser.MaxLength;

    /// <summary>What the rows are.</summary>
    public required TableKind Kind { get; init; }

    /// <summary>Name of the source, unless the import names another.</summary>
    public required string Source { get; init; }

    /// <summary>Character between columns, or null to look at the heading.</summary>
    public char? Delimiter { get; init; }

    /// <summary>True for Latin-1; otherwise UTF-8, or what the file's mark says.</summary>
    public bool IsLatin1 { get; init; }

    /// <summary>Line on which the heading stands, from 1; what stands above it is a title.</summary>
    public int HeadingLine { get; init; } = 1;

    /// <summary>What stands before the decimals of numbers; null for a point, and nothing that parts thousands.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>IANA zone of times without an offset, or null; the desk's too, unless the file has one of its own.</summary>
    public string? Zone { get; init; }

    /// <summary>IANA zone of the file's times without an offset where it is not the desk's, or null.</summary>
    public string? FileZone { get; init; }

    /// <summary>Texts that stand for nothing.</summary>
    public required FrozenSet<string> Nulls { get; init; }

    /// <summary>The columns by field.</summary>
    public required IReadOnlyDictionary<TableField, TableColumn> Columns { get; init; }

    /// <summary>What the file does not tell although a column seems to.</summary>
    public required IReadOnlyList<string> Lacks { get; init; }

    /// <summary>True when some time of the file needs a zone to be understood.</summary>
    public bool NeedsZone => Columns.Values.Any(column => column.Field.Type == FieldType.Instant && column.Formats.Any(TimeForms.NeedsZone));

    /// <summary>One bit for each field that the file tells (<see cref="FactRow.Told"/>).</summary>
    public ulong Told => Kind.Fields.Where(told => !Lacks.Contains(told.Word) && IsTold(told)).Aggregate(0UL, (all, told) => all | FactRow.Bit(told));

    /// <summary>Reads and checks a document.</summary>
    /// <param name="kind">What the rows must be.</param>
    /// <param name="file">What to call the document in faults.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="zone">IANA zone that the import names, or null; wins over the document's.</param>
    /// <param name="mapping">The document, when there is no fault.</param>
    /// <returns>All faults, in the order of the text; empty when the document is good.</returns>
    public static IReadOnlyList<MappingFault> Read(TableKind kind, string file, string text, string? zone, out TableMapping? mapping)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var faults = new FaultList(file);
        mapping = new TableMappingReader(kind, file, faults).Read(text, zone);
        mapping = faults.Faults.Count > 0 ? null : mapping;
        return [.. faults.Faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }

    private bool IsTold(TableField field) => Columns.ContainsKey(field)
        || (field.ToldBy is { } by && Columns.TryGetValue(by.Field, out var column)
            && column.MayGive(by.Word));
}
