using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Fields;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>How the rows of a query are walked.</summary>
internal enum RowWalk
{
    Key,
    KeyDescending,
    Time,
    TimeDescending,
    Sorted,
}

/// <summary>The total order of a query: what was asked for, then the key in the direction of the last field.</summary>
internal sealed class RowOrder : IComparer<int>
{
    private readonly IReadOnlyList<(Field Field, bool Descending)> _fields;

    public RowOrder(Resource resource, IReadOnlyList<(Field Field, bool Descending)> fields)
    {
        _fields = fields;
        Walk = Find(resource, fields);
        KeyDescends = fields.Count > 0 && fields[^1].Descending;
    }

    public RowWalk Walk { get; }

    private bool KeyDescends { get; }

    public int Compare(int x, int y)
    {
        foreach (var (field, descending) in _fields)
        {
            if (Cell.Compare(field.Read(x), field.Read(y)) is not 0 and var order)
            {
                return descending ? -order : order;
            }
        }

        return KeyDescends ? y.CompareTo(x) : x.CompareTo(y);
    }

    public IReadOnlyList<Cell> ValuesOf(int row) =>
        Walk == RowWalk.Sorted ? [.. _fields.Select(pair => pair.Field.Read(row))] : [];

    /// <summary>True when the row comes after the place where the last page ended.</summary>
    public bool IsAfter(int row, PagePosition place)
    {
        for (var index = 0; index < Math.Min(_fields.Count, place.Values.Count); index++)
        {
            if (Cell.Compare(_fields[index].Field.Read(row), place.Values[index]) is not 0 and var order)
            {
                return _fields[index].Descending ? order < 0 : order > 0;
            }
        }

        return KeyDescends ? row < place.Row : row > place.Row;
    }

    private static RowWalk Find(Resource resource, IReadOnlyList<(Field Field, bool Descending)> fields)
    {
        if (fields.Count == 0 || fields[0].Field.IsKey)
        {
            return fields.Count > 0 && fields[0].Descending ? RowWalk.KeyDescending : RowWalk.Key;
        }

        var keyFollows = fields.Count == 1 || (fields[1].Field.IsKey && fields[1].Descending == fields[0].Descending);
        if (resource.Store is not null && fields[0].Field.Name == resource.Watermark && keyFollows)
        {
            return fields[0].Descending ? RowWalk.TimeDescending : RowWalk.Time;
        }

        return RowWalk.Sorted;
    }
}
