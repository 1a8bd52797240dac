using System.Collections.Frozen;
using Bridge.Core.Tables;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Tables;

/// <summary>Reads the top of a mapping of a table.</summary>
internal sealed class TableMappingReader(TableKind kind, string file, FaultList faults)
{
    private const int MaxNameLength = 40;

    private static readonly string[] _required = ["version", "record", "source", "columns"];

    /// <summary>Reads a document; null when it is not one at all.</summary>
    public TableMapping? Read(string text, string? zone)
    {
        if (DocumentParser.Parse(file, text, faults.Faults) is not { } root)
        {
            return null;
        }

        if (root is not MapNode map)
        {
            faults.Add(root, $"A mapping of {kind.Plural} starts with the keys {string.Join(", ", TableWords.Root)}.");
            return null;
        }

        var entries = faults.Keys(map, TableWords.Root);
        foreach (var missing in _required.Where(key => !entries.ContainsKey(key)))
        {
            faults.Add(map, $"The key '{missing}' is missing.");
        }

        Expect(entries, "version", "1");
        Expect(entries, "record", kind.Record);
        if (!entries.TryGetValue("columns", out var columns))
        {
            return null;
        }

        var read = new TableColumnsReader(kind, faults).Read(columns.Value);
        var described = new TableFileReader(faults).Read(entries);
        var mapping = new TableMapping
        {
            Kind = kind,
            Source = ReadSource(entries),
            Delimiter = described.Delimiter,
            IsLatin1 = described.IsLatin1,
            HeadingLine = described.HeadingLine,
            DecimalSign = described.DecimalSign,
            FileZone = described.Zone,
            Zone = zone ?? TableFileReader.Zone(entries, faults),
            Nulls = ReadNulls(entries).ToFrozenSet(StringComparer.Ordinal),
            Columns = read,
            Lacks = ReadLacks(entries),
        };
        if (mapping is { NeedsZone: true, Zone: null, FileZone: null } && !entries.ContainsKey("zone"))
        {
            faults.Add(map, "The times of this file have no offset: write 'zone', the IANA name of their time zone, such as America/Denver.");
        }

        return mapping;
    }

    private void Expect(Dictionary<string, (TextNode Key, DocumentNode Value)> entries, string key, string value)
    {
        if (entries.TryGetValue(key, out var entry) && (entry.Value as TextNode)?.Text != value)
        {
            faults.Add(entry.Value, $"'{key}' is {value}.");
        }
    }

    private string ReadSource(Dictionary<string, (TextNode Key, DocumentNode Value)> entries)
    {
        var name = entries.TryGetValue("source", out var entry) ? faults.Text(entry.Value, "source") : null;
        if (name?.Length > MaxNameLength)
        {
            faults.Add(entry.Value, $"'source' has at most {MaxNameLength} characters.");
        }

        return name ?? "";
    }

    private HashSet<string> ReadNulls(Dictionary<string, (TextNode Key, DocumentNode Value)> entries) =>
        entries.TryGetValue("nulls", out var entry) ? TableColumnsReader.Nulls(entry.Value, faults) : [];

    private List<string> ReadLacks(Dictionary<string, (TextNode Key, DocumentNode Value)> entries)
    {
        var lacks = new List<string>();
        if (entries.TryGetValue("lacks", out var entry))
        {
            var allowed = kind.Lackable.ToDictionary(word => word, StringComparer.Ordinal);
            foreach (var word in faults.Texts(entry.Value, "lacks"))
            {
                if (faults.TryWord(word, "lacks", allowed, out var lacked))
                {
                    lacks.Add(lacked);
                }
            }
        }

        return lacks;
    }
}
