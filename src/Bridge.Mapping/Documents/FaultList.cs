using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Bridge.Core.Settings;

namespace Bridge.Mapping.Documents;

/// <summary>Collects the faults of one document, and reads the simple kinds of nodes.</summary>
internal sealed class FaultList(string file)
{
    /// <summary>Faults told of one document: nobody reads more, and a file of nothing but faults must stay cheap.</summary>
    public const int Most = 200;

    /// <summary>Longest list or table.</summary>
    public const int MaxEntries = 1000;

    public List<MappingFault> Faults { get; } = [];

    public bool IsFull => Faults.Count >= Most;

    public void Add(DocumentNode at, string message)
    {
        if (!IsFull)
        {
            Faults.Add(new MappingFault(file, at.Line, at.Column, Plain(message)));
        }
    }

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
        if (node is ListNode { Entries.Count: > MaxEntries })
        {
            Add(node, $"'{key}' has at most {MaxEntries} entries.");
            return texts;
        }

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

    // A message quotes the document, and must neither move the reader's cursor nor turn the line around.
    private static string Plain(string message) =>
        string.Concat(message.EnumerateRunes().Select(rune =>
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? "\uFFFD"
                : rune.ToString()));

    /// <summary>Reads a map's entries by key; unknown and repeated keys are faults.</summary>
    public Dictionary<string, (TextNode Key, DocumentNode Value)> Keys(MapNode map, IReadOnlyCollection<string> allowed)
    {
        var entries = new Dictionary<string, (TextNode, DocumentNode)>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (IsFull)
            {
                break;
            }

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
