using System.Collections.Frozen;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;

namespace Bridge.Mapping.Calls;

/// <summary>Every word a mapping of calls may use; the JSON Schema beside the samples says the same.</summary>
internal static class CallWords
{
    public static IReadOnlyList<string> Root { get; } = ["version", "record", "source", "file", "zone", "nulls", "lacks", "columns"];

    public static IReadOnlyList<string> File { get; } = ["delimiter", "encoding"];

    public static IReadOnlyList<string> Column { get; } = ["from", "constant", "unit", "format", "values", "otherwise", "nulls"];

    public static FrozenDictionary<string, CallField> Fields { get; } = Of<CallField>();

    public static FrozenDictionary<string, CallOutcome> Outcomes { get; } = Of<CallOutcome>();

    public static FrozenDictionary<string, CallDirection> Directions { get; } = Of<CallDirection>();

    public static FrozenDictionary<string, TransferKind> Transfers { get; } = Of<TransferKind>();

    public static FrozenDictionary<string, CallInputs> Inputs { get; } =
        KpiWords.All.ToFrozenDictionary(one => one.Word, one => one.Input, StringComparer.Ordinal);

    public static FrozenDictionary<string, CallUnit> Units { get; } = new Dictionary<string, CallUnit>
    {
        ["s"] = CallUnit.Seconds,
        ["ms"] = CallUnit.Milliseconds,
        ["min"] = CallUnit.Minutes,
        ["hh:mm:ss"] = CallUnit.Clock,
        ["h:mm:ss"] = CallUnit.Clock,
        ["mm:ss"] = CallUnit.Clock,
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

    public static FrozenDictionary<string, bool> Encodings { get; } = new Dictionary<string, bool>
    {
        ["utf-8"] = false,
        ["latin-1"] = true,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlySet<CallField> Durations { get; } =
        new[] { CallField.Ivr, CallField.Wait, CallField.Ring, CallField.Talk, CallField.Hold, CallField.Wrap }.ToFrozenSet();

    public static IReadOnlySet<CallField> Instants { get; } =
        new[] { CallField.OfferedAt, CallField.AnsweredAt, CallField.EndedAt }.ToFrozenSet();

    /// <summary>Words that a field's values may be translated to, or null when they are the file's own.</summary>
    public static IEnumerable<string>? Targets(CallField field) => field switch
    {
        CallField.Outcome => Outcomes.Keys,
        CallField.Direction => Directions.Keys,
        CallField.Transfer => Transfers.Keys,
        _ => null,
    };

    private static FrozenDictionary<string, T> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(value => Camel(value.ToString()), StringComparer.Ordinal);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
