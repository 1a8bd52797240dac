using System.Globalization;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Mapping.Rules;
using Entries = System.Collections.Generic.Dictionary<
    string, (Bridge.Mapping.Documents.TextNode Key, Bridge.Mapping.Documents.DocumentNode Value)>;

namespace Bridge.Mapping.Documents;

/// <summary>Reads the values inside a field's entry, and checks that each one fits the field's type and choices.</summary>
internal sealed class FieldDetails(Entries entries, FieldType type, FaultList faults)
{
    private IReadOnlyList<string>? _choices;

    public IReadOnlyList<string> ReadChoices()
    {
        if (_choices is not null)
        {
            return _choices;
        }

        var choices = new List<string>();
        if (entries.TryGetValue("choices", out var entry))
        {
            foreach (var node in faults.Texts(entry.Value, "choices"))
            {
                if (choices.Contains(node.Text, StringComparer.Ordinal))
                {
                    faults.Add(node, $"The choice '{node.Text}' stands twice.");
                }

                choices.Add(node.Text);
            }

            if (type != FieldType.Choice)
            {
                faults.Add(entry.Key, "'choices' has a meaning only for type: choice.");
            }
        }
        else if (type == FieldType.Choice && entries.TryGetValue("type", out var written))
        {
            faults.Add(written.Value, "type: choice needs 'choices', the list of allowed values.");
        }

        return _choices = choices;
    }

    public int? ReadMaxLength()
    {
        if (!entries.TryGetValue("maxLength", out var entry))
        {
            return null;
        }

        if (entry.Value is TextNode text
            && int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length is >= 1 and <= PlainTextRule.MaxLength)
        {
            return length;
        }

        faults.Add(entry.Value, $"'maxLength' is a whole number from 1 to {PlainTextRule.MaxLength}.");
        return null;
    }

    public ConstantSource? ReadConstant(DocumentNode node)
    {
        if (node is not TextNode { IsNothing: false, Text.Length: > 0 } text)
        {
            faults.Add(node, "'constant' takes one value.");
            return null;
        }

        var value = Conversion.To(type, FieldValue.Text(text.Text), out var fault);
        if (fault is not null)
        {
            faults.Add(node, $"This value {fault}.");
        }

        CheckChoice(text);
        return new ConstantSource(value);
    }

    public Translation? ReadTranslation()
    {
        var (rule, constant) = ReadOtherwise();
        if (!entries.TryGetValue("translate", out var entry))
        {
            return null;
        }

        if (entry.Value is not MapNode { Entries.Count: > 0 and <= FaultList.MaxEntries } map)
        {
            faults.Add(entry.Value, $"'translate' is a table of source value: target value, with at most {FaultList.MaxEntries} entries.");
            return null;
        }

        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, node) in map.Entries)
        {
            if (node is not TextNode value)
            {
                faults.Add(node, "A translation gives one value.");
            }
            else if (!table.TryAdd(PlainTextRule.Apply(key.Text).Text ?? "", value.IsNothing ? "" : value.Text))
            {
                faults.Add(key, $"'{key.Text}' stands twice (upper and lower case are the same).");
            }
            else
            {
                CheckChoice(value);
                CheckType(value);
            }
        }

        return new Translation(table, rule, constant);
    }

    private (OtherwiseRule Rule, string Constant) ReadOtherwise()
    {
        if (!entries.TryGetValue("otherwise", out var entry))
        {
            return (OtherwiseRule.Keep, "");
        }

        if (faults.Text(entry.Value, "otherwise") is not { } written || entry.Value is not TextNode text)
        {
            return (OtherwiseRule.Keep, "");
        }

        if (!text.IsQuoted && Words.Otherwise.TryGetValue(written, out var rule))
        {
            return (rule, "");
        }

        if (!text.IsQuoted && NearestWord.Find(written, Words.Otherwise.Keys) is { } word)
        {
            faults.Add(
                text, $"'otherwise' is one of: {string.Join(", ", Words.Otherwise.Keys)}, or a value. Did you mean '{word}'? "
                + "Put the value in quotes if you mean it as a value.");
        }

        CheckChoice(text);
        CheckType(text);
        return (OtherwiseRule.Constant, written);
    }

    private void CheckChoice(TextNode value)
    {
        if (type == FieldType.Choice && !value.IsNothing && !ReadChoices().Contains(value.Text, StringComparer.Ordinal))
        {
            faults.Add(value, $"'{value.Text}' is not among the choices.{NearestWord.Hint(value.Text, ReadChoices())}");
        }
    }

    private void CheckType(TextNode value)
    {
        if (!value.IsNothing && value.Text.Length > 0)
        {
            Conversion.To(type, FieldValue.Text(value.Text), out var fault);
            if (fault is not null)
            {
                faults.Add(value, $"This value {fault}.");
            }
        }
    }
}
