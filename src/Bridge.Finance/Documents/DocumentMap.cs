using System.Globalization;
using Bridge.Core.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bridge.Finance.Documents;

/// <summary>A group of a document; keys that nobody asks for are faults.</summary>
internal sealed class DocumentMap(YamlMappingNode node, DocumentFaults faults)
{
    private readonly List<string> _asked = [];

    /// <summary>All entries, for groups whose keys the writer chooses.</summary>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries =>
        node.Children.Where(pair => pair.Key is YamlScalarNode).Select(pair => ((YamlScalarNode)pair.Key, pair.Value));

    public static DocumentMap? Open(YamlNode node, string what, DocumentFaults faults)
    {
        if (node is YamlMappingNode map)
        {
            return new DocumentMap(map, faults);
        }

        faults.Add(node, $"{what} must be a list of 'key: value' pairs.");
        return null;
    }

    public YamlNode? Find(string key)
    {
        _asked.Add(key);
        return Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;
    }

    /// <summary>Adds a fault at a key's value, or at the group when the key is not there.</summary>
    public void Fault(string key, string message) => faults.Add(Find(key) ?? node, message);

    public DocumentMap? Map(string key, bool isRequired = false) => Find(key) switch
    {
        null => Missing(key, isRequired) as DocumentMap,
        var found => Open(found, $"'{key}'", faults),
    };

    public string? Text(string key, bool isRequired = false)
    {
        switch (Find(key))
        {
            case null:
                return Missing(key, isRequired) as string;
            case YamlScalarNode { Value.Length: > 0 } scalar when !IsNothing(scalar):
                return scalar.Value;
            case YamlScalarNode empty:
                faults.Add(empty, $"'{key}' is empty: give it a value or remove the line.");
                return null;
            case var other:
                faults.Add(other, $"'{key}' takes one value, not a list or a group.");
                return null;
        }
    }

    /// <summary>Reads texts, written as one value or as a list.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(entry => Single(entry, key)).OfType<string>()],
        var one => Single(one, key) is { } text ? [text] : [],
    };

    /// <summary>Reads one of several words; the default holds when the key is not there.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, T otherwise) =>
        Find(key) is { } at ? Word(at, key, words, otherwise) : otherwise;

    /// <summary>Reads one of several words at a node.</summary>
    public T Word<T>(YamlNode at, string key, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        var written = (at as YamlScalarNode)?.Value ?? "";
        if (words.TryGetValue(written, out var value))
        {
            return value;
        }

        faults.Add(at, $"'{key}' cannot be '{written}'. {NearestWord.Explain(written, [.. words.Keys])}");
        return otherwise;
    }

    public int? Integer(string key, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(key, $"'{key}' is a whole number from {least} to {most}.");
        return null;
    }

    public double Share(string key, double otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (text.EndsWith('%') && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100)
        {
            return percent / 100;
        }

        Fault(key, $"'{key}' is a share such as 5%.");
        return otherwise;
    }

    public TimeSpan? Duration(string key, bool isRequired = false)
    {
        if (Text(key, isRequired) is not { } text)
        {
            return null;
        }

        if (DurationText.TryParse(text, out var value))
        {
            return value;
        }

        Fault(key, $"'{key}' is a time span such as 12h or 30d.");
        return null;
    }

    public bool Flag(string key, bool otherwise = false) => Word(key, DocumentWords.Flags, otherwise);

    /// <summary>As <see cref="RefuseOthers"/>, for keys that are read later.</summary>
    public void RefuseOthersExcept(string what, params string[] later)
    {
        _asked.AddRange(later);
        RefuseOthers(what);
    }

    public void RefuseOthers(string what)
    {
        foreach (var (key, _) in Entries.Where(entry => !_asked.Contains(entry.Key.Value ?? "")))
        {
            faults.Add(key, $"{what} has no setting '{key.Value}'. {NearestWord.Explain(key.Value ?? "", [.. _asked.Distinct()])}");
        }
    }

    private object? Missing(string key, bool isRequired)
    {
        if (isRequired)
        {
            faults.Add(node, $"'{key}' is missing: docs/billing.md says what belongs there.");
        }

        return null;
    }

    private string? Single(YamlNode entry, string key)
    {
        if (entry is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        faults.Add(entry, $"'{key}' takes a list of words.");
        return null;
    }

    private static bool IsNothing(YamlScalarNode scalar) => scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" };
}
