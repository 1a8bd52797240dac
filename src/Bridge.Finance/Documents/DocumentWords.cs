using System.Collections.Frozen;

namespace Bridge.Finance.Documents;

/// <summary>Words that several billing documents share.</summary>
internal static class DocumentWords
{
    public static FrozenDictionary<string, bool> Flags { get; } =
        new Dictionary<string, bool> { ["true"] = true, ["false"] = false }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words of an enumeration, each with a small first letter.</summary>
    public static FrozenDictionary<string, T> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(Of, StringComparer.Ordinal);

    /// <summary>The word of one value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];
}
