namespace Bridge.Mapping.Documents;

/// <summary>Reads the top of a mapping document.</summary>
internal sealed class DocumentReader(string file, FaultList faults)
{
    private const int MaxFields = 500;

    /// <summary>Reads a document; null when it is not one at all.</summary>
    public MappingDocument? Read(string text)
    {
        if (DocumentParser.Parse(file, text, faults.Faults) is not { } root)
        {
            return null;
        }

        if (root is not MapNode map)
        {
            faults.Add(root, $"A mapping document starts with the keys {string.Join(", ", Words.Root)}.");
            return null;
        }

        var entries = faults.Keys(map, Words.Root);
        foreach (var missing in Words.Root.Where(key => !entries.ContainsKey(key)))
        {
            faults.Add(map, $"The key '{missing}' is missing.");
        }

        if (entries.TryGetValue("version", out var version) && version.Value is not TextNode { Text: "1" })
        {
            faults.Add(version.Value, "'version' cannot be anything but 1: this bridge reads version 1.");
        }

        // Without a record kind the field names cannot be judged; only that fault is then told.
        return entries.TryGetValue("record", out var record)
            && faults.TryWord(record.Value, "record", Words.Records, out var vocabulary)
            && entries.TryGetValue("fields", out var fields)
            ? ReadFields(vocabulary, fields.Value)
            : null;
    }

    private MappingDocument? ReadFields(RecordVocabulary record, DocumentNode node)
    {
        if (node is not MapNode { Entries.Count: > 0 and <= MaxFields } map)
        {
            faults.Add(node, $"'fields' is a table of 1 to {MaxFields} target fields.");
            return null;
        }

        var reader = new FieldReader(record, faults);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var specs = new List<FieldSpec>();
        foreach (var (name, value) in map.Entries)
        {
            if (!names.Add(name.Text))
            {
                faults.Add(name, $"The field '{name.Text}' stands twice.");
            }

            if (reader.Read(name, value) is { } spec)
            {
                specs.Add(spec);
            }
        }

        return faults.Faults.Count > 0 ? null : new MappingDocument(file, record, specs);
    }
}
