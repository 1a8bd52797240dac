namespace Bridge.Core.Tables;

/// <summary>What a column of a kind of table may hold.</summary>
/// <param name="index">Place in its kind, from 0; kept in stores, so it never changes.</param>
/// <param name="word">Its word in mapping documents.</param>
/// <param name="type">What it holds.</param>
public sealed class TableField(int index, string word, FieldType type)
{
    /// <summary>Place in its kind, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Its word in mapping documents.</summary>
    public string Word { get; } = word;

    /// <summary>What it holds.</summary>
    public FieldType Type { get; } = type;

    /// <summary>True when a mapping must name it, and a row without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True for a key that means the same in all sources, such as a member; other keys are their source's own.</summary>
    public bool IsShared { get; init; }

    /// <summary>A field and one of its words that tell this field too: who tells of answers counts them.</summary>
    public (TableField Field, string Word)? ToldBy { get; init; }

    /// <summary>The words of a <see cref="FieldType.Word"/>, in an order that stores rely on.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Place of a word among <see cref="Targets"/>.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Its place.</returns>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public int PlaceOf(string word)
    {
        for (var place = 0; place < Targets.Count; place++)
        {
            if (Targets[place] == word)
            {
                return place;
            }
        }

        throw new ArgumentException($"'{Word}' has no word '{word}'.", nameof(word));
    }

    /// <inheritdoc />
    public override string ToString() => Word;
}
