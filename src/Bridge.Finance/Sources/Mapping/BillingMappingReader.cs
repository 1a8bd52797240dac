using System.Collections.Frozen;
using Bridge.Core.Settings;
using Bridge.Finance.Documents;
using YamlDotNet.RepresentationModel;

namespace Bridge.Finance.Sources.Mapping;

/// <summary>Reads and checks a mapping document of billing exports.</summary>
internal sealed class BillingMappingReader
{
    private readonly DocumentMap _root;
    private readonly DocumentFaults _faults;
    private readonly ColumnRules _columns;
    private readonly PartyReader _parties;

    private BillingMappingReader(DocumentMap root, DocumentFaults faults)
    {
        (_root, _faults) = (root, faults);
        _columns = new ColumnRules(faults);
        _parties = new PartyReader(root, _columns, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(faults.File))!); // a full path of a file has a folder
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="DocumentException">It has faults; all are listed.</exception>
    public static BillingMapping Read(string path) =>
        DocumentFile.Read(path, (root, faults) => new BillingMappingReader(root, faults).Read());

    private BillingMapping Read()
    {
        if (_root.Text("version", isRequired: true) is { } version && version != "1")
        {
            _root.Fault("version", $"'version' cannot be '{version}': this bridge reads version 1.");
        }

        var source = _root.Text("source", isRequired: true);
        if (source is not null && !(source.Length <= 40 && source.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')))
        {
            _root.Fault("source", "'source' is a name of letters, digits and hyphens, at most 40.");
        }

        var table = new TableSpecReader(_faults).Read(_root.Map("file", isRequired: true));
        var rows = RowShapeOf();
        var account = _parties.Id(_root.Map("account", isRequired: true));
        var columns = Columns(rows);
        var buckets = Buckets();
        CheckShape(rows, columns, buckets);

        // Read to the end whatever is missing, so that every fault is told; faults end the reading of the document.
        return new BillingMapping
        {
            Path = _faults.File,
            Source = source ?? "",
            Table = table ?? new TableSpec { Type = TableType.Csv },
            Rows = rows,
            Mode = _root.Word("mode", MappingWords.Modes, rows == RowShape.Payments ? ImportMode.Append : ImportMode.Snapshot),
            Missing = _root.Word("missing", MappingWords.Missing, MissingRule.Unknown),
            Currency = Currency(),
            DateFormats = DateFormats(),
            AsOfTitle = _root.Text("asOfTitle"),
            Skip = _root.Texts("skip"),
            Total = _root.Text("total"),
            HasGroups = _root.Flag("groups"),
            Account = account ?? new IdSpec(""),
            Member = _parties.Party("member"),
            Office = _parties.Party("office"),
            CrossReference = _parties.CrossReference(),
            Columns = columns,
            Buckets = buckets,
            Kinds = Table("kinds", MappingWords.Kinds, null),
            Types = Table("types", MappingWords.Types, null),
            Statuses = Table("statuses", MappingWords.Statuses, StatusWord.None),
            MaxRefused = _root.Share("maxRefused", 0.05),
            MaxVanished = _root.Share("maxVanished", 0.2),
        };
    }

    private RowShape RowShapeOf()
    {
        if (_root.Find("rows") is { } at)
        {
            return _root.Word(at, "rows", MappingWords.Shapes, RowShape.Invoices);
        }

        _root.Fault("rows", $"'rows' is missing: say what a row stands for. Allowed: {string.Join(", ", MappingWords.Shapes.Keys)}.");
        return RowShape.Invoices;
    }

    private string Currency()
    {
        var currency = _root.Text("currency") ?? "USD";
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
        {
            _root.Fault("currency", "'currency' is an ISO 4217 code such as USD.");
        }

        return currency;
    }

    private List<string> DateFormats()
    {
        List<string> formats = ["yyyy-MM-dd"];
        foreach (var written in _root.Texts("dates"))
        {
            if (!MappingWords.Dates.TryGetValue(written, out var format))
            {
                _root.Fault("dates", $"'dates' cannot hold '{written}'. {NearestWord.Explain(written, [.. MappingWords.Dates.Keys])}");
            }
            else if (!formats.Contains(format))
            {
                formats.Add(format);
            }
        }

        if (formats.Contains("M/d/yyyy") && formats.Contains("d/M/yyyy"))
        {
            _root.Fault("dates", "'dates' holds both MM/DD/YYYY and DD/MM/YYYY: a date such as 03/04/2026 would be a guess. Keep one.");
        }

        return formats;
    }

    private Dictionary<BillingField, string> Columns(RowShape rows)
    {
        var columns = new Dictionary<BillingField, string>();
        if (_root.Map("columns", isRequired: true) is not { } map)
        {
            return columns;
        }

        foreach (var (word, field) in MappingWords.Fields.Where(pair => FieldRules.Allowed(rows).Contains(pair.Value)))
        {
            if (_columns.Read(map, word, isRequired: false) is { } column)
            {
                columns[field] = column;
            }
        }

        map.RefuseOthers($"'columns' of rows: {MappingWords.Shapes.First(pair => pair.Value == rows).Key}");
        return columns;
    }

    private List<(string Column, int Days)> Buckets()
    {
        var buckets = new List<(string, int)>();
        foreach (var (key, value) in _root.Map("buckets")?.Entries ?? [])
        {
            if (value is YamlScalarNode { Value: { } text } && int.TryParse(text, out var days) && days is >= 0 and < 3650)
            {
                buckets.Add((key.Value ?? "", days));
            }
            else
            {
                _faults.Add(value, "A bucket is 'column: days', the least days that a sum in the column is overdue; 0 for not due.");
            }
        }

        return buckets;
    }

    private WordTable<T> Table<T>(string key, FrozenDictionary<string, T> words, T? otherwise)
        where T : struct
    {
        var table = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, value) in _root.Map(key)?.Entries ?? [])
        {
            var meaning = _root.Word(value, $"{key}: {word.Value}", words, default);
            if (word.Value == "otherwise")
            {
                otherwise = meaning;
            }
            else if (!table.TryAdd(word.Value ?? "", meaning))
            {
                _faults.Add(word, $"'{word.Value}' stands twice; upper and lower case are the same.");
            }
        }

        return new WordTable<T>(table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), otherwise);
    }

    private void CheckShape(RowShape rows, Dictionary<BillingField, string> columns, List<(string Column, int Days)> buckets)
    {
        foreach (var message in FieldRules.Missing(rows, columns.Keys, hasBuckets: buckets.Count > 0))
        {
            _root.Fault("columns", message);
        }

        if (buckets.Count > 0 && rows != RowShape.Balances)
        {
            _root.Fault("buckets", "'buckets' belong to rows: balances.");
        }

        foreach (var (needed, field) in new[] { ("kinds", BillingField.Code), ("types", BillingField.Type) })
        {
            if (columns.TryGetValue(field, out var column) && _root.Find(needed) is null)
            {
                _root.Fault(needed, $"'{needed}' is missing: say what the words in column '{column}' mean.");
            }
        }

        foreach (var (_, value) in rows == RowShape.Invoices ? _root.Map("types")?.Entries ?? [] : [])
        {
            if ((value as YamlScalarNode)?.Value is "opening" or "closing")
            {
                _faults.Add(value, "Opening and closing balances belong to rows: transactions.");
            }
        }
    }
}
