using System.Text;
using Bridge.Core.Model;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Rules;

namespace Bridge.Mapping.Records;

/// <summary>Reads one expression of a record and applies the field's rule; compiled once for each mapping.</summary>
internal delegate FieldValue CandidateReader<in T>(T record, out string? fault);

/// <summary>Compiles source expressions.</summary>
internal static class Candidates
{
    /// <summary>Compiles one expression with the rule that its value passes.</summary>
    public static CandidateReader<T> Compile<T>(SourceExpression expression, RecordKind<T> kind, FieldRule rule)
        where T : class, IRecord
    {
        var apply = RuleOf(rule);
        if (expression.SingleField is { } field)
        {
            var read = kind.Reader(field);
            return (T record, out string? fault) => Apply(apply, read(record), out fault);
        }

        var template = new Template<T>(expression, kind);
        return (T record, out string? fault) =>
        {
            var text = template.Compose(record, out fault);
            return fault is null ? Apply(apply, FieldValue.Text(text), out fault) : FieldValue.Blank;
        };
    }

    private static Func<string?, RuleOutcome>? RuleOf(FieldRule rule) => rule switch
    {
        FieldRule.Name => PersonNameRule.Apply,
        FieldRule.Email => EmailRule.Apply,
        FieldRule.Phone => PhoneRule.Apply,
        FieldRule.None => null,
        _ => PlainTextRule.Apply,
    };

    private static FieldValue Apply(Func<string?, RuleOutcome>? rule, FieldValue value, out string? fault)
    {
        fault = null;
        if (rule is null)
        {
            return value;
        }

        if (value.AsText is { } text)
        {
            var outcome = rule(text);
            fault = outcome.Fault;
            return ReferenceEquals(outcome.Text, text) ? value : FieldValue.Text(outcome.Text);
        }

        return value.AsList is { } list ? ApplyEach(rule, list, out fault) : value;
    }

    private static FieldValue ApplyEach(Func<string?, RuleOutcome> rule, IReadOnlyList<string> list, out string? fault)
    {
        fault = null;
        var kept = new List<string>(list.Count);
        foreach (var entry in list)
        {
            var outcome = rule(entry);
            if (outcome.Fault is not null)
            {
                fault = outcome.Fault;
                return FieldValue.Blank;
            }

            if (outcome.Text is { } text)
            {
                kept.Add(text);
            }
        }

        return FieldValue.List(kept);
    }
}

/// <summary>Composes text and fields, as a template or a join says.</summary>
internal sealed class Template<T>(SourceExpression expression, RecordKind<T> kind)
    where T : class, IRecord
{
    private readonly SourceSegment[] _segments = [.. expression.Segments];

    private readonly Func<T, FieldValue>?[] _readers =
        [.. expression.Segments.Select(segment => segment.IsField ? kind.Reader(segment.Text) : null)];

    /// <summary>The text, or null when every field is blank.</summary>
    public string? Compose(T record, out string? fault)
    {
        fault = null;
        var texts = new string[_segments.Length];
        var holdsField = false;
        for (var index = 0; index < _segments.Length; index++)
        {
            var outcome = _readers[index] is { } read ? PlainTextRule.Apply(read(record).ToString()) : new(_segments[index].Text, null);
            if (outcome.Fault is not null)
            {
                fault = outcome.Fault;
                return null;
            }

            texts[index] = outcome.Text ?? "";
            holdsField |= _segments[index].IsField && texts[index].Length > 0;
        }

        return !holdsField ? null
            : expression.Separator is { } separator ? string.Join(separator, texts.Where(text => text.Length > 0))
            : Write(texts);
    }

    private string Write(string[] texts)
    {
        var whole = new StringBuilder();
        for (var index = 0; index < texts.Length; index++)
        {
            if (!IsLeftOut(_segments[index].Group, texts))
            {
                whole.Append(texts[index]);
            }
        }

        return whole.ToString();
    }

    private bool IsLeftOut(int group, string[] texts)
    {
        for (var index = 0; group > 0 && index < texts.Length; index++)
        {
            if (_segments[index].Group == group && _segments[index].IsField && texts[index].Length == 0)
            {
                return true;
            }
        }

        return false;
    }
}
