using System.Collections.Frozen;
using System.Globalization;
using Bridge.Core.Tables;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Tables;

/// <summary>Reads which column holds what.</summary>
internal sealed class TableColumnsReader(TableKind kind, FaultList faults)
{
    private static readonly FrozenDictionary<string, string> _none =
        new Dictionary<string, string>().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public Dictionary<TableField, TableColumn> Read(DocumentNode node)
    {
        var columns = new Dictionary<TableField, TableColumn>();
        if (node is not MapNode map)
        {
            faults.Add(node, "'columns' is a table: what a field comes from.");
            return columns;
        }

        foreach (var (word, (key, value)) in faults.Keys(map, [.. kind.Fields.Select(one => one.Word)]))
        {
            var field = kind.Fields.First(one => one.Word == word);
            columns[field] = value is MapNode details ? ReadDetails(field, word, details)
                : new TableColumn(field, [.. faults.Texts(value, word).Select(text => text.Text)], null, DurationUnit.Seconds, [], _none, null, FrozenSet<string>.Empty);
            CheckComplete(columns[field], key, word, value is MapNode told && told.Entries.Any(entry => entry.Key.Text == "after"));
        }

        foreach (var column in columns.Values)
        {
            if (column.After is { } begin && (!columns.TryGetValue(begin, out var other) || other.After is not null))
            {
                faults.Add(map, $"'{column.Field.Word}' is after '{begin.Word}', which needs a column with instants of its own.");
            }
        }

        foreach (var needed in kind.Fields.Where(field => field.IsRequired && !columns.ContainsKey(field)))
        {
            faults.Add(map, $"The field '{needed.Word}' is missing.");
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

    private TableColumn ReadDetails(TableField field, string word, MapNode map)
    {
        var keys = faults.Keys(map, TableWords.Column);
        if (keys.ContainsKey("from") == keys.ContainsKey("constant"))
        {
            faults.Add(map, $"'{word}' has either 'from' or 'constant'.");
        }

        var unit = DurationUnit.Seconds;
        if (keys.TryGetValue("unit", out var written))
        {
            if (!keys.ContainsKey("after"))
            {
                Only(field, written.Key, FieldType.Duration);
            }

            faults.TryWord(written.Value, "unit", TableWords.Units, out unit);
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

        return new TableColumn(
            field,
            keys.TryGetValue("from", out var from) ? [.. faults.Texts(from.Value, "from").Select(text => text.Text)] : [],
            constant,
            unit,
            keys.TryGetValue("format", out var format) ? ReadFormats(field, format.Key, format.Value) : [],
            keys.TryGetValue("values", out var values) ? ReadValues(field, values.Value) : _none,
            otherwise,
            keys.TryGetValue("nulls", out var nulls) ? Nulls(nulls.Value, faults).ToFrozenSet(StringComparer.Ordinal) : FrozenSet<string>.Empty)
        {
            After = keys.TryGetValue("after", out var after) ? ReadAfter(field, after.Key, after.Value) : null,
        };
    }

    private TableField? ReadAfter(TableField field, TextNode key, DocumentNode node)
    {
        Only(field, key, FieldType.Instant);
        var others = kind.Fields.Where(one => one.Type == FieldType.Instant && one != field).ToDictionary(one => one.Word, StringComparer.Ordinal);
        return faults.TryWord(node, "after", others, out var begin) ? begin : null;
    }

    private List<string> ReadFormats(TableField field, TextNode key, DocumentNode node)
    {
        Only(field, key, FieldType.Instant, FieldType.Day);
        var formats = new List<string>();
        foreach (var format in faults.Texts(node, "format"))
        {
            formats.Add(format.Text);
            if (format.Text is not (TimeForms.Iso or TimeForms.Epoch or TimeForms.EpochMilliseconds) && !TimeForms.IsPattern(format.Text, field.Type == FieldType.Day))
            {
                faults.Add(format, "'format' is iso, epoch, epochMs or a pattern of day and time such as yyyy-MM-dd HH:mm:ss (MM month, mm minute, HH hour 0-23, h and tt hour with AM/PM).");
            }
        }

        return formats;
    }

    private FrozenDictionary<string, string> ReadValues(TableField field, DocumentNode node)
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

    private void Target(TableField field, DocumentNode node, string key)
    {
        if (field.Type == FieldType.Word)
        {
            faults.TryWord(node, key, field.Targets.ToDictionary(word => word), out _);
        }
        else if (field.Type == FieldType.Day && node is TextNode day
            && !DateOnly.TryParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            faults.Add(node, $"'{key}' of '{field.Word}' is a day such as 2026-07-31.");
        }
    }

    private void Only(TableField field, TextNode key, params FieldType[] types)
    {
        if (!types.Contains(field.Type))
        {
            var allowed = kind.Fields.Where(one => types.Contains(one.Type)).Select(one => one.Word).Order(StringComparer.Ordinal);
            faults.Add(key, $"'{key.Text}' belongs to {string.Join(", ", allowed)}.");
        }
    }

    // A wrong word in 'after' is one fault: that the column would then lack a format is none.
    private void CheckComplete(TableColumn column, TextNode key, string word, bool isAfter)
    {
        if (((column.Field.Type == FieldType.Instant && !isAfter) || (column.Field.Type == FieldType.Day && column is { Constant: null, Values.Count: 0, Otherwise: null }))
            && column.Formats.Count == 0)
        {
            faults.Add(key, $"'{word}' needs a 'format': iso, epoch, epochMs or a pattern such as {(column.Field.Type == FieldType.Day ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss")}.");
        }
        else if (column.Field.Type == FieldType.Word && column.Constant is null && column.Values.Count == 0 && column.Otherwise is null)
        {
            faults.Add(key, $"'{word}' needs 'values': which word of the file stands for {string.Join(", ", column.Field.Targets)}.");
        }
    }
}
