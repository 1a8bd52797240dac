using System.Collections.Frozen;

namespace Bridge.Mapping.Tables;

/// <summary>Every word that mappings of all kinds of tables share; the JSON Schemas beside the samples say the same.</summary>
internal static class TableWords
{
    public static IReadOnlyList<string> Root { get; } = ["version", "record", "source", "file", "zone", "nulls", "lacks", "columns"];

    public static IReadOnlyList<string> File { get; } = ["delimiter", "encoding", "heading", "decimals", "zone"];

    public static IReadOnlyList<string> Column { get; } = ["from", "constant", "unit", "format", "after", "values", "otherwise", "nulls"];

    public static FrozenDictionary<string, DurationUnit> Units { get; } = new Dictionary<string, DurationUnit>
    {
        ["s"] = DurationUnit.Seconds,
        ["ms"] = DurationUnit.Milliseconds,
        ["min"] = DurationUnit.Minutes,
        ["h"] = DurationUnit.Hours,
        ["hh:mm:ss"] = DurationUnit.Clock,
        ["h:mm:ss"] = DurationUnit.Clock,
        ["mm:ss"] = DurationUnit.Clock,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Delimiters; the character 0 means to look at the heading.</summary>
    public static FrozenDictionary<string, char> Delimiters { get; } = new Dictionary<string, char>
    {
        ["auto"] = '\0',
        ["comma"] = ',',
        ["semicolon"] = ';',
        ["tab"] = '\t',
        ["pipe"] = '|',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What stands before the decimals; the other of the two may part thousands.</summary>
    public static FrozenDictionary<string, char?> DecimalSigns { get; } = new Dictionary<string, char?>
    {
        ["point"] = '.',
        ["comma"] = ',',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, bool> Encodings { get; } = new Dictionary<string, bool>
    {
        ["utf-8"] = false,
        ["latin-1"] = true,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
