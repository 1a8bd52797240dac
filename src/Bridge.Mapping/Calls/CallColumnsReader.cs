using System.Collections.Frozen;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Calls;

/// <summary>Reads which column holds what.</summary>
internal sealed class CallColumnsReader(FaultList faults)
{
    private static readonly FrozenDictionary<string, string> _none =
        new Dictionary<string, string>().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public Dictionary<CallField, CallColumn> Read(DocumentNode node)
    {
        var columns = new Dictionary<CallField, CallColumn>();
        if (node is not MapNode map)
        {
            faults.Add(node, "'columns' is a table: what a field of a call comes from.");
            return columns;
        }

        foreach (var (word, (key, value)) in faults.Keys(map, CallWords.Fields.Keys))
        {
            var field = CallWords.Fields[word];
            columns[field] = value is MapNode details ? ReadDetails(field, word, details)
                : new CallColumn(field, [.. faults.Texts(value, word).Select(text => text.Text)], null, CallUnit.Seconds, [], _none, null, FrozenSet<string>.Empty);
            CheckComplete(columns[field], key, word);
        }

        foreach (var needed in new[] { CallField.Id, CallField.OfferedAt, CallField.Outcome }.Where(field => !columns.ContainsKey(field)))
        {
            faults.Add(map, $"The field '{CallWords.Fields.First(one => one.Value == needed).Key}' is missing.");
        }

        return columns;
    }

    /// <summary>Reads texts that stand for nothing; unlike elsewhere the empty text is one.</summary>
    public static HashSet<string> Nulls(DocumentNode node, FaultList faults)
    {
        var nulls = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in node is ListNode list ? list.Entries : [node])
        {
            if (entry is TextNode text)
            {
                nulls.Add(text.Text);
            }
            else
            {
                faults.Add(entry, "'nulls' is a list of texts.");
            }
        }

        return nulls;
    }

    private CallColumn ReadDetails(CallField field, string word, MapNode map)
    {
        var keys = faults.Keys(map, CallWords.Column);
        if (keys.ContainsKey("from") == keys.ContainsKey("constant"))
        {
            faults.Add(map, $"'{word}' has either 'from' or 'constant'.");
        }

        var unit = CallUnit.Seconds;
        if (keys.TryGetValue("unit", out var written))
        {
            Only(CallWords.Durations, field, written.Key);
            faults.TryWord(written.Value, "unit", CallWords.Units, out unit);
        }

        var constant = keys.TryGetValue("constant", out var fix) ? faults.Text(fix.Value, "constant") : null;
        if (constant is not null)
        {
            Target(field, fix.Value, "constant");
        }

        var otherwise = keys.TryGetValue("otherwise", out var other) ? faults.Text(other.Value, "otherwise") : null;
        if (otherwise is not null)
        {
            Target(field, other.Value, "otherwise");
        }

        return new CallColumn(
            field,
            keys.TryGetValue("from", out var from) ? [.. faults.Texts(from.Value, "from").Select(text => text.Text)] : [],
            constant,
            unit,
            keys.TryGetValue("format", out var format) ? ReadFormats(field, format.Key, format.Value) : [],
            keys.TryGetValue("values", out var values) ? ReadValues(field, values.Value) : _none,
            otherwise,
            keys.TryGetValue("nulls", out var nulls) ? Nulls(nulls.Value, faults).ToFrozenSet(StringComparer.Ordinal) : FrozenSet<string>.Empty);
    }

    private List<string> ReadFormats(CallField field, TextNode key, DocumentNode node)
    {
        Only(CallWords.Instants, field, key);
        var formats = new List<string>();
        foreach (var format in faults.Texts(node, "format"))
        {
            formats.Add(format.Text);
            if (format.Text is not (CallTimes.Iso or CallTimes.Epoch or CallTimes.EpochMilliseconds) && !CallTimes.IsPattern(format.Text))
            {
                faults.Add(format, "'format' is iso, epoch, epochMs or a pattern of day and time such as yyyy-MM-dd HH:mm:ss (MM month, mm minute, HH hour 0-23, h and tt hour with AM/PM).");
            }
        }

        return formats;
    }

    private FrozenDictionary<string, string> ReadValues(CallField field, DocumentNode node)
    {
        if (node is not MapNode map)
        {
            faults.Add(node, "'values' is a table: what each word of the file stands for.");
            return _none;
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in map.Entries)
        {
            if (faults.Text(value, key.Text) is { } target)
            {
                Target(field, value, key.Text);
                if (!values.TryAdd(key.Text, target))
                {
                    faults.Add(key, $"'{key.Text}' stands twice.");
                }
            }
        }

        return values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private void Target(CallField field, DocumentNode node, string key)
    {
        if (CallWords.Targets(field) is { } words)
        {
            faults.TryWord(node, key, words.ToDictionary(word => word), out _);
        }
    }

    private void Only(IReadOnlySet<CallField> fields, CallField field, TextNode key)
    {
        if (!fields.Contains(field))
        {
            var allowed = CallWords.Fields.Where(one => fields.Contains(one.Value)).Select(one => one.Key).Order(StringComparer.Ordinal);
            faults.Add(key, $"'{key.Text}' belongs to {string.Join(", ", allowed)}.");
        }
    }

    private void CheckComplete(CallColumn column, TextNode key, string word)
    {
        if (CallWords.Instants.Contains(column.Field) && column.Formats.Count == 0)
        {
            faults.Add(key, $"'{word}' needs a 'format': iso, epoch, epochMs or a pattern such as yyyy-MM-dd HH:mm:ss.");
        }
        else if (CallWords.Targets(column.Field) is { } words && column.Constant is null && column.Values.Count == 0 && column.Otherwise is null)
        {
            faults.Add(key, $"'{word}' needs 'values': which word of the file stands for {string.Join(", ", words)}.");
        }
    }
}
