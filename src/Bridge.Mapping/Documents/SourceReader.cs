using System.Text.RegularExpressions;
using Bridge.Core.Settings;

namespace Bridge.Mapping.Documents;

/// <summary>Reads source fields and templates, and checks each field name.</summary>
internal sealed partial class SourceReader(RecordVocabulary record, FaultList faults)
{
    /// <summary>Reads a field name; a local field loses its prefix. Null when it is at fault.</summary>
    public string? ReadField(TextNode node, string name)
    {
        if (ForbiddenSpelling.InSource(name) is { } refusal)
        {
            faults.Add(node, $"{refusal} Fields: {string.Join(", ", record.Names.Order())}.");
            return null;
        }

        if (record.HasLocalFields && name.StartsWith(Words.LocalPrefix, StringComparison.Ordinal))
        {
            var local = name[Words.LocalPrefix.Length..];
            if (LocalName().IsMatch(local))
            {
                return local;
            }

            faults.Add(node, "A local field is written local:NAME, with letters, digits and underscores (at most 128).");
            return null;
        }

        if (record.Names.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        if (faults.IsFull)
        {
            return null;
        }

        faults.Add(
            node,
            $"'{name}' is no field of a {record.Word}.{NearestWord.Hint(name, record.Names)} "
            + (record.HasLocalFields ? $"A field of your own feed is written {Words.LocalPrefix}NAME. " : "")
            + $"Fields: {string.Join(", ", record.Names.Order())}.");
        return null;
    }

    /// <summary>Reads one field, or a template such as <c>{OfficeName}[ ({OfficeMlsId})]</c>.</summary>
    public SourceExpression? ReadExpression(TextNode node)
    {
        if (!node.Text.Contains('{', StringComparison.Ordinal))
        {
            return ReadField(node, node.Text) is { } field ? new SourceExpression([new(field, true, 0)]) : null;
        }

        var segments = new List<SourceSegment>();
        var (group, isOpen, end, isWhole) = (0, false, 0, true);
        foreach (Match token in Token().Matches(node.Text))
        {
            if (token.Index != end)
            {
                break;
            }

            end = token.Index + token.Length;
            switch (token.Value[0])
            {
                case '[' when !isOpen:
                    (group, isOpen) = (group + 1, true);
                    break;
                case ']' when isOpen:
                    isOpen = false;
                    break;
                case '{':
                    var field = ReadField(node, token.Value[1..^1].Trim());
                    isWhole &= field is not null;
                    segments.Add(new SourceSegment(field ?? "", true, isOpen ? group : 0));
                    break;
                case '[' or ']':
                    end = -1;
                    break;
                default:
                    segments.Add(new SourceSegment(token.Value, false, isOpen ? group : 0));
                    break;
            }
        }

        if (end != node.Text.Length || isOpen)
        {
            faults.Add(node, "A template is text with {Field}; text in [ ] is left out when a field in it is blank. "
                + "Each { and [ needs its end, and they are not nested.");
            return null;
        }

        if (ForbiddenSpelling.InValue(string.Concat(segments.Where(segment => !segment.IsField).Select(segment => segment.Text))) is { } refusal)
        {
            faults.Add(node, refusal);
            return null;
        }

        return isWhole ? new SourceExpression(segments) : null;
    }

    /// <summary>Fields one after the other; a blank one is left out with its separator.</summary>
    public SourceExpression? ReadJoin(IReadOnlyList<TextNode> nodes, string separator)
    {
        var fields = nodes.Select(node => ReadField(node, node.Text)).ToList();
        if (fields.Contains(null) || fields.Count == 0)
        {
            return null;
        }

        return new SourceExpression(
            [.. fields.OfType<string>().Select(field => new SourceSegment(field, true, 0))], separator);
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex LocalName();

    [GeneratedRegex(@"\{[^{}\[\]]+\}|\[|\]|[^{}\[\]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
