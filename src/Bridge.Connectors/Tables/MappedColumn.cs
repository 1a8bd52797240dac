using System.Collections.Frozen;
using Bridge.Mapping.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>Reads the cells that the mapping puts together for one field, in the current row.</summary>
/// <param name="rows">Reads the table.</param>
/// <param name="mapped">What the mapping says of the field.</param>
/// <param name="places">Places of its columns, from 0; none for a constant.</param>
/// <param name="nulls">Texts that stand for nothing in every column.</param>
internal sealed class MappedColumn(RowReader rows, TableColumn mapped, int[] places, FrozenSet<string> nulls)
{
    private const int LongestJoined = 1024;
    private const string Gap = "-";

    private readonly char[] _joined = places.Length > 1 ? new char[LongestJoined] : [];

    /// <summary>What the mapping says of the field.</summary>
    public TableColumn Mapped => mapped;

    /// <summary>Reads the text.</summary>
    /// <param name="text">The text, without space around it; valid until the next row or the next call.</param>
    /// <returns>Whether there is one; a field of several columns has one when each of them has.</returns>
    public CellState Read(out ReadOnlySpan<char> text)
    {
        text = default;
        if (places.Length == 0)
        {
            return CellState.Blank;
        }

        var state = ReadOne(places[0], out text);
        return state == CellState.Filled && places.Length > 1 ? Join(out text) : state;
    }

    /// <summary>Reads several columns of which some hold nothing: a stroke stands for these, so that who has no agent but a queue can be told.</summary>
    /// <param name="text">The text; valid until the next row or the next call.</param>
    /// <returns>False when there is one column, or none of them holds anything.</returns>
    public bool ReadWithGaps(out ReadOnlySpan<char> text)
    {
        text = default;
        var isFilled = false;
        foreach (var place in places)
        {
            isFilled |= ReadOne(place, out _) == CellState.Filled;
        }

        return isFilled && places.Length > 1 && Join(out text, hasGaps: true) == CellState.Filled;
    }

    private CellState Join(out ReadOnlySpan<char> text, bool hasGaps = false)
    {
        text = default;
        var length = 0;
        foreach (var place in places)
        {
            var state = ReadOne(place, out var part);
            if (state == CellState.Blank && hasGaps)
            {
                state = CellState.Filled;
                part = Gap;
            }

            if (state != CellState.Filled)
            {
                return state;
            }

            if (length + part.Length + 1 > _joined.Length)
            {
                return CellState.Blank;
            }

            part.CopyTo(_joined.AsSpan(length));
            length += part.Length;
            _joined[length++] = ' ';
        }

        text = _joined.AsSpan(0, length - 1);
        return IsNull(text) ? CellState.Blank : CellState.Filled;
    }

    private CellState ReadOne(int place, out ReadOnlySpan<char> text)
    {
        text = rows[place].Trim();
        return IsNull(text) ? CellState.Blank : TableText.IsUnreadable(text) ? CellState.Unreadable : CellState.Filled;
    }

    private bool IsNull(ReadOnlySpan<char> text) =>
        text.Length == 0
        || (nulls.Count > 0 && nulls.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
        || (mapped.Nulls.Count > 0 && mapped.Nulls.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text));
}
