using System.Collections.Frozen;
using Bridge.Core.Calls;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Calls;

/// <summary>A checked document that says how a table of calls is read.</summary>
public sealed record CallMapping
{
    /// <summary>Longest document, in characters.</summary>
    public const int MaxLength = DocumentParser.MaxLength;

    /// <summary>Name of the source, unless the import names another.</summary>
    public required string Source { get; init; }

    /// <summary>Character between columns, or null to look at the heading.</summary>
    public char? Delimiter { get; init; }

    /// <summary>True for Latin-1; otherwise UTF-8, or what the file's mark says.</summary>
    public bool IsLatin1 { get; init; }

    /// <summary>IANA zone of times without an offset, or null.</summary>
    public string? Zone { get; init; }

    /// <summary>Texts that stand for nothing.</summary>
    public required FrozenSet<string> Nulls { get; init; }

    /// <summary>The columns by field.</summary>
    public required IReadOnlyDictionary<CallField, CallColumn> Columns { get; init; }

    /// <summary>What the file tells.</summary>
    public required CallInputs Inputs { get; init; }

    /// <summary>True when some time of the file needs a zone to be understood.</summary>
    public bool NeedsZone => Columns.Values.Any(column => column.Formats.Any(CallTimes.NeedsZone));

    /// <summary>Reads and checks a document.</summary>
    /// <param name="file">What to call it in faults.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="zone">IANA zone that the import names, or null; wins over the document's.</param>
    /// <param name="mapping">The document, when there is no fault.</param>
    /// <returns>All faults, in the order of the text; empty when the document is good.</returns>
    public static IReadOnlyList<MappingFault> Read(string file, string text, string? zone, out CallMapping? mapping)
    {
        var faults = new FaultList(file);
        mapping = new CallMappingReader(file, faults).Read(text, zone);
        mapping = faults.Faults.Count > 0 ? null : mapping;
        return [.. faults.Faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }
}
