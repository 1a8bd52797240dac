using Bridge.Core.Settings;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>One mapping of the settings file; remembers which keys were asked for, so that the others can be refused.</summary>
/// <param name="node">The mapping.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class SettingsSection(YamlMappingNode node, FaultList faults)
{
    private const int MaxTexts = 200;

    private readonly List<string> _known = [];
    private readonly List<string> _refused = [];

    /// <summary>Opens a node as a section; anything but a mapping is a fault.</summary>
    /// <param name="node">The node.</param>
    /// <param name="what">What it is, for the message, for example <c>connection 'mls'</c>.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The section, or null after a fault.</returns>
    public static SettingsSection? Open(YamlNode node, string what, FaultList faults)
    {
        if (node is YamlMappingNode mapping)
        {
            return new SettingsSection(mapping, faults);
        }

        faults.Add(node, $"{what} must be a list of 'key: value' pairs.");
        return null;
    }

    /// <summary>The entries, for sections whose keys the administrator chooses.</summary>
    /// <returns>Key, its node and the value.</returns>
    public IEnumerable<(string Key, YamlNode KeyNode, YamlNode Value)> Entries() =>
        node.Children.Select(pair => ((pair.Key as YamlScalarNode)?.Value ?? "", pair.Key, pair.Value));

    /// <summary>Finds a value of any kind.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value, or null when absent.</returns>
    public YamlNode? Find(string key)
    {
        _known.Add(key);
        return node.Children.FirstOrDefault(pair => (pair.Key as YamlScalarNode)?.Value == key).Value;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The scalar with its place, or null when absent or after a fault.</returns>
    public YamlScalarNode? Scalar(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value.Length: > 0 } scalar when !IsNull(scalar):
                return scalar;
            case YamlScalarNode empty:
                faults.Add(empty, $"'{key}' is empty: give it a value or remove the line.");
                return null;
            case var other:
                faults.Add(other, $"'{key}' takes one value, not a list or a group.");
                return null;
        }
    }

    /// <summary>Reads a text that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hint">What it is, for the message.</param>
    /// <returns>The scalar, or null after a fault.</returns>
    public YamlScalarNode? Required(string key, string hint)
    {
        var isAbsent = Find(key) is null;
        if (isAbsent)
        {
            faults.Add(node, $"'{key}' is missing: {hint}.");
        }

        return isAbsent ? null : Scalar(key);
    }

    /// <summary>Reads one of a set of words.</summary>
    /// <param name="key">The key.</param>
    /// <param name="allowed">The words; the first is the default.</param>
    /// <returns>The word.</returns>
    public string Word(string key, params IReadOnlyList<string> allowed)
    {
        if (Scalar(key) is not { Value: { } word } scalar)
        {
            return allowed[0];
        }

        if (!allowed.Contains(word))
        {
            faults.Add(scalar, $"'{key}' cannot be '{word}'. {NearestWord.Explain(word, allowed)}");
        }

        return word;
    }

    /// <summary>Reads a time span.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">Value when absent.</param>
    /// <param name="least">Smallest allowed value other than zero.</param>
    /// <param name="isZeroAllowed">True when <c>0s</c> means never.</param>
    /// <returns>The time span.</returns>
    public TimeSpan Duration(string key, TimeSpan otherwise, TimeSpan least, bool isZeroAllowed)
    {
        if (Scalar(key) is not { Value: { } text } scalar)
        {
            return otherwise;
        }

        if (!DurationText.TryParse(text, out var value) || (value < least && !(isZeroAllowed && value == TimeSpan.Zero)))
        {
            var never = isZeroAllowed ? ", or 0s for never" : "";
            faults.Add(scalar, $"'{key}' must be a time span of at least {least.TotalSeconds}s{never}: 30s, 5m, 2h, 1d.");
        }

        return value;
    }

    /// <summary>Reads texts, written as one value or as a list.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The scalars, or null when absent.</returns>
    public IReadOnlyList<YamlScalarNode>? Texts(string key)
    {
        if (Find(key) is not YamlSequenceNode sequence)
        {
            return Scalar(key) is { } one ? [one] : null;
        }

        var texts = new List<YamlScalarNode>();
        if (sequence.Children.Count > MaxTexts)
        {
            faults.Add(sequence, $"'{key}' has at most {MaxTexts} entries.");
            return texts;
        }

        foreach (var item in sequence.Children)
        {
            if (item is YamlScalarNode { Value.Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                faults.Add(item, $"'{key}' takes a list of words.");
            }
        }

        return texts;
    }

    /// <summary>Refuses a key that has no place here, in words of its own; it is not among those that are allowed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">Why, and what to do.</param>
    public void Refuse(string key, string message)
    {
        _refused.Add(key);
        if (node.Children.FirstOrDefault(pair => (pair.Key as YamlScalarNode)?.Value == key).Value is { } value)
        {
            faults.Add(value, message);
        }
    }

    /// <summary>Refuses the keys that nobody asked for.</summary>
    /// <param name="what">What the section is, for the message.</param>
    public void RefuseOthers(string what)
    {
        foreach (var (key, keyNode, _) in Entries())
        {
            if (!_known.Contains(key) && !_refused.Contains(key))
            {
                faults.Add(keyNode, $"{what} has no setting '{key}'. {NearestWord.Explain(key, [.. _known.Distinct()])}");
            }
        }
    }

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && scalar.Value is "~" or "null";
}
