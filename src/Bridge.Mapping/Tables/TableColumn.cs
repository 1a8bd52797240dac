using System.Collections.Frozen;
using Bridge.Core.Tables;

namespace Bridge.Mapping.Tables;

/// <summary>Where one field comes from.</summary>
/// <param name="Field">The field.</param>
/// <param name="From">Columns, put together with a space between; empty for a constant.</param>
/// <param name="Constant">The same for every row, or null.</param>
/// <param name="Unit">Unit of a duration.</param>
/// <param name="Formats">Forms of an instant or a day: date patterns, <c>iso</c>, <c>epoch</c> or <c>epochMs</c>.</param>
/// <param name="Values">
/// What the file's words stand for; without case. Empty when they stand for themselves. A word that ends in <c>*</c> stands for
/// all that begin so.
/// </param>
/// <param name="Otherwise">What any other word stands for; null to refuse the row.</param>
/// <param name="Nulls">Texts that stand for nothing, beside those of the document.</param>
public sealed record TableColumn(
    TableField Field,
    IReadOnlyList<string> From,
    string? Constant,
    DurationUnit Unit,
    IReadOnlyList<string> Formats,
    FrozenDictionary<string, string> Values,
    string? Otherwise,
    FrozenSet<string> Nulls)
{
    /// <summary>Instant after which this one is, where the column holds the time between; null where it holds the instant itself.</summary>
    public TableField? After { get; init; }

    private readonly string[] _beginnings =
        [.. Values.Keys.Where(word => word.EndsWith('*')).OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)];

    /// <summary>Finds what a word of the file stands for: by the word itself, else by its longest beginning.</summary>
    /// <param name="word">A cell.</param>
    /// <returns>What it stands for, or null when it is not listed.</returns>
    public string? Find(ReadOnlySpan<char> word)
    {
        if (Values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var target))
        {
            return target;
        }

        foreach (var beginning in _beginnings)
        {
            if (word.StartsWith(beginning.AsSpan(0, beginning.Length - 1), StringComparison.OrdinalIgnoreCase))
            {
                return Values[beginning];
            }
        }

        return null;
    }

    /// <summary>Tells whether a cell of the column can stand for a word at all.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True when a value, the constant or what any other word stands for is that word.</returns>
    public bool MayGive(string word) => Values.Values.Contains(word) || Constant == word || Otherwise == word;
}
