using System.Globalization;
using System.Text;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Mapping.Documents;

/// <summary>Reads one entry under <c>fields:</c>.</summary>
internal sealed class FieldReader(RecordVocabulary record, FaultList faults)
{
    private const int MaxNameLength = 128;

    private readonly SourceReader _sources = new(record, faults);

    /// <summary>Reads the entry; null when its source is at fault.</summary>
    public FieldSpec? Read(TextNode name, DocumentNode value)
    {
        CheckName(name);
        if (value is TextNode { IsNothing: false } or ListNode)
        {
            var candidates = Candidates(value, "from");
            CheckStanding(value, candidates);
            return candidates is null ? null : new FieldSpec { Target = new() { Name = name.Text, IsKey = IsKey(candidates) }, Source = candidates };
        }

        if (value is not MapNode map)
        {
            faults.Add(value, $"'{name.Text}' needs a source: a field name, or a map with one of {string.Join(", ", Words.Sources)}.");
            return null;
        }

        return ReadMap(name, map, faults.Keys(map, Words.Field));
    }

    private FieldSpec? ReadMap(TextNode name, MapNode map, Dictionary<string, (TextNode Key, DocumentNode Value)> entries)
    {
        CheckCombination(name, map, entries);
        ValueWords.Check(entries, faults);
        var type = Word(entries, "type", Words.Types, entries.ContainsKey("departed") ? FieldType.Flag : FieldType.Text);
        var details = new FieldDetails(entries, type, faults);
        var source = ReadSource(entries, details);
        var target = new TargetField
        {
            Name = name.Text,
            Type = type,
            Owner = Word(entries, "owner", Words.Owners, FieldOwner.Mls),
            WhenBlank = Word(entries, "whenBlank", Words.Blanks, BlankRule.Erase),
            Title = entries.TryGetValue("title", out var title) ? faults.Text(title.Value, "title") : null,
            Choices = details.ReadChoices(),
            RefersTo = entries.TryGetValue("to", out var to)
                && faults.TryWord(to.Value, "to", Words.Streams, out var stream) ? stream : null,
            IsKey = IsKey(source),
        };
        var rule = Word(entries, "rule", Words.Rules, FieldRule.Text);
        var invalidIsBlank = Word(entries, "invalid", Words.Invalids, false);
        var translation = details.ReadTranslation();
        var maxLength = details.ReadMaxLength();
        CheckStanding(map, source);
        return source is null ? null : new FieldSpec
        {
            Target = target,
            Source = source,
            Rule = rule,
            InvalidIsBlank = invalidIsBlank,
            Translation = translation,
            MaxLength = maxLength,
        };
    }

    private ValueSource? ReadSource(Dictionary<string, (TextNode Key, DocumentNode Value)> entries, FieldDetails details)
    {
        if (entries.TryGetValue("from", out var from))
        {
            return Candidates(from.Value, "from");
        }

        if (entries.TryGetValue("join", out var join))
        {
            var separator = entries.TryGetValue("separator", out var written) && written.Value is TextNode text ? text.Text : " ";
            return _sources.ReadJoin(faults.Texts(join.Value, "join"), separator) is { } joined ? new ChooseSource([joined]) : null;
        }

        if (entries.TryGetValue("constant", out var constant))
        {
            return details.ReadConstant(constant.Value);
        }

        if (entries.TryGetValue("reference", out var reference))
        {
            var node = reference.Value as TextNode;
            var field = faults.Text(reference.Value, "reference") is { } key && node is not null ? _sources.ReadField(node, key) : null;
            return field is null ? null : new ReferenceSource(field);
        }

        return entries.TryGetValue("departed", out var departed)
            && faults.TryWord(departed.Value, "departed", Words.True, out _) ? new DepartedSource() : null;
    }

    private ChooseSource? Candidates(DocumentNode node, string key)
    {
        var written = faults.Texts(node, key);
        var read = written.Select(_sources.ReadExpression).OfType<SourceExpression>().ToList();
        return read.Count == written.Count && read.Count > 0 ? new ChooseSource(read) : null;
    }

    private T Word<T>(
        Dictionary<string, (TextNode Key, DocumentNode Value)> entries, string key, IReadOnlyDictionary<string, T> words, T absent) =>
        entries.TryGetValue(key, out var entry) && faults.TryWord(entry.Value, key, words, out var word) ? word : absent;

    private static bool IsKey(ValueSource? source) => source switch
    {
        ReferenceSource => true,
        ChooseSource choose => choose.Candidates.All(candidate => candidate.SingleField is { } field && KeyFields.Contains(field)),
        _ => false,
    };

    // Finance releases one word; nothing else may travel on its route.
    private void CheckStanding(DocumentNode node, ValueSource? source)
    {
        if (record == RecordVocabulary.Standing
            && source is not (null or ChooseSource { Candidates: [{ SingleField: not null }] }))
        {
            faults.Add(node, $"A document of standings writes the released word and nothing beside it: from: {MemberStanding.FieldName}.");
        }
    }

    private void CheckName(TextNode name)
    {
        if (name.Text.Length is 0 or > MaxNameLength || !name.Text.EnumerateRunes().All(IsVisible) || name.Text.Trim() != name.Text)
        {
            faults.Add(name, $"A target field's name is 1 to {MaxNameLength} characters, all of them visible, without spaces around it.");
        }

        if (ForbiddenSpelling.InTarget(name.Text) is { } refusal)
        {
            faults.Add(name, refusal);
        }
    }

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune != Rune.ReplacementChar;

    private void CheckCombination(TextNode name, MapNode map, Dictionary<string, (TextNode Key, DocumentNode Value)> entries)
    {
        var sources = Words.Sources.Where(entries.ContainsKey).ToList();
        if (sources.Count == 0)
        {
            faults.Add(map, $"'{name.Text}' needs a source: one of {string.Join(", ", Words.Sources)}.");
        }
        else if (sources.Count > 1)
        {
            faults.Add(entries[sources[1]].Key, $"'{name.Text}' has more than one source: keep one of {string.Join(", ", sources)}.");
        }

        foreach (var (key, needed) in Words.Needs)
        {
            if (entries.TryGetValue(key, out var entry) && !needed.Any(entries.ContainsKey))
            {
                faults.Add(entry.Key, $"'{key}' has a meaning only together with {string.Join(" or ", needed)}.");
            }
        }

        if (entries.TryGetValue("reference", out var reference) && !entries.ContainsKey("to"))
        {
            faults.Add(reference.Key, $"'reference' needs 'to': one of {string.Join(", ", Words.Streams.Keys)}.");
        }
    }
}
