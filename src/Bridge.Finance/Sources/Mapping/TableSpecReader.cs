using System.Globalization;
using Bridge.Finance.Documents;
using YamlDotNet.RepresentationModel;

namespace Bridge.Finance.Sources.Mapping;

/// <summary>Reads the group <c>file</c> of a mapping document.</summary>
internal sealed class TableSpecReader(DocumentFaults faults)
{
    private const string Trimmed = "trimmed";
    private const int MostLength = 100_000;

    public TableSpec? Read(DocumentMap? map)
    {
        if (map is null || map.Text("type", isRequired: true) is null)
        {
            return null;
        }

        var type = map.Word("type", MappingWords.Tables, TableType.Csv);
        var spec = new TableSpec
        {
            Type = type,
            Encoding = type is TableType.Csv or TableType.Fixed ? map.Word("encoding", MappingWords.Encodings, TextEncoding.Auto) : default,
            Delimiter = type == TableType.Csv ? Delimiter(map) : ",",
            Sheet = type == TableType.Xlsx ? map.Text("sheet") : null,
            Layout = type == TableType.Fixed ? Layout(map) : [],
        };
        if (type == TableType.Fixed)
        {
            spec = WithLength(map, spec);
        }

        if (spec.IsQuery)
        {
            spec = spec with { Connection = Connection(map, type), Query = Query(map) };
        }

        map.RefuseOthers($"A file of type {map.Text("type")}");
        return spec;
    }

    private static string Delimiter(DocumentMap map)
    {
        var written = map.Text("delimiter") ?? ",";
        var delimiter = written == "tab" ? "\t" : written;
        if (delimiter.Length != 1)
        {
            map.Fault("delimiter", "'delimiter' is one character, or 'tab'.");
        }

        return delimiter;
    }

    private List<(string Name, int Width)> Layout(DocumentMap map)
    {
        var layout = new List<(string, int)>();
        foreach (var (key, value) in map.Map("layout", isRequired: true)?.Entries ?? [])
        {
            if (value is YamlScalarNode { Value: { } text }
                && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is > 0 and <= 500)
            {
                layout.Add((key.Value ?? "", width));
            }
            else
            {
                faults.Add(value, "'layout' lists the columns in their order, each as 'name: width'.");
            }
        }

        return layout;
    }

    private static TableSpec WithLength(DocumentMap map, TableSpec spec)
    {
        var layout = spec.Layout.Sum(column => column.Width);
        switch (map.Text("recordLength"))
        {
            case null:
                return spec;
            case Trimmed:
                return spec with { IsTrimmed = true };
            case { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length >= layout && length <= MostLength:
                return spec with { RecordLength = length };
            default:
                map.Fault("recordLength", $"'recordLength' is how many characters each line has, at least the {layout} of 'layout' and at most {MostLength}, or the word '{Trimmed}'.");
                return spec;
        }
    }

    private static string? Connection(DocumentMap map, TableType type)
    {
        var text = map.Text("connection", isRequired: type == TableType.Postgres);
        if (text is not null && !text.StartsWith("${", StringComparison.Ordinal))
        {
            map.Fault("connection", "'connection' is a secret: write ${env:NAME} or ${file:PATH}.");
        }

        return text;
    }

    private static string? Query(DocumentMap map)
    {
        var query = map.Text("query", isRequired: true);
        if (query is not null && !query.TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase)
            && !query.TrimStart().StartsWith("with", StringComparison.OrdinalIgnoreCase))
        {
            map.Fault("query", "'query' reads only: it starts with SELECT or WITH.");
        }

        // A second statement could end the transaction that only reads. Looking for it inside quotes or comments could be fooled.
        if (query?.TrimEnd().TrimEnd(';').Contains(';', StringComparison.Ordinal) == true)
        {
            map.Fault("query", "'query' is one statement without ';', not even in a text or comment: write chr(59) for the sign.");
        }

        return query;
    }
}
