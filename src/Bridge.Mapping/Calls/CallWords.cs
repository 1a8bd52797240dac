using System.Collections.Frozen;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;

namespace Bridge.Mapping.Calls;

/// <summary>Words that only a mapping of calls uses; the JSON Schema beside the samples says the same.</summary>
internal static class CallWords
{
    public static FrozenDictionary<string, CallOutcome> Outcomes { get; } = Of<CallOutcome>();

    public static FrozenDictionary<string, CallDirection> Directions { get; } = Of<CallDirection>();

    public static FrozenDictionary<string, TransferKind> Transfers { get; } = Of<TransferKind>();

    /// <summary>Words of levels of support, with their numbers.</summary>
    public static FrozenDictionary<string, int> Levels { get; } = new Dictionary<string, int> { ["first"] = 1, ["second"] = 2, ["third"] = 3 }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, CallInputs> Inputs { get; } =
        KpiWords.All.ToFrozenDictionary(one => one.Word, one => one.Input, StringComparer.Ordinal);

    private static FrozenDictionary<string, T> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(value => Camel(value.ToString()), StringComparer.Ordinal);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
