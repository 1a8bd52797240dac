using System.Diagnostics.CodeAnalysis;

namespace Bridge.Mapping.Documents;

/// <summary>Collects the faults of one document, and reads the simple kinds of nodes.</summary>
internal sealed class FaultList(string file)
{
    public List<MappingFault> Faults { get; } = [];

    public void Add(DocumentNode at, string message) => Faults.Add(new MappingFault(file, at.Line, at.Column, message));

    /// <summary>Reads a text that is not empty.</summary>
    public string? Text(DocumentNode node, string key)
    {
        if (node is TextNode { IsNothing: false, Text.Length: > 0 } text)
        {
            return text.Text;
        }

        Add(node, $"'{key}' takes one text.");
        return null;
    }

    /// <summary>Reads one of several words.</summary>
    public bool TryWord<T>(DocumentNode node, string key, IReadOnlyDictionary<string, T> words, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is TextNode text && words.TryGetValue(text.Text, out value))
        {
            return true;
        }

        var hint = node is TextNode written ? NearestWord.Hint(written.Text, words.Keys) : "";
        Add(node, $"'{key}' is one of: {string.Join(", ", words.Keys)}.{hint}");
        return false;
    }

    /// <summary>Reads a list of texts; a single text counts as a list of one.</summary>
    public List<TextNode> Texts(DocumentNode node, string key)
    {
        var texts = new List<TextNode>();
        foreach (var entry in node is ListNode list ? list.Entries : [node])
        {
            if (Text(entry, key) is not null)
            {
                texts.Add((TextNode)entry);
            }
        }

        if (node is ListNode { Entries.Count: 0 })
        {
            Add(node, $"'{key}' needs at least one entry.");
        }

        return texts;
    }

    /// <summary>Reads a map's entries by key; unknown and repeated keys are faults.</summary>
    public Dictionary<string, (TextNode Key, DocumentNode Value)> Keys(MapNode map, IReadOnlyCollection<string> allowed)
    {
        var entries = new Dictionary<string, (TextNode, DocumentNode)>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (!allowed.Contains(key.Text))
            {
                Add(key, $"Unknown key. Allowed here: {string.Join(", ", allowed)}.{NearestWord.Hint(key.Text, allowed)}");
            }
            else if (!entries.TryAdd(key.Text, (key, value)))
            {
                Add(key, $"'{key.Text}' stands twice.");
            }
        }

        return entries;
    }
}
