namespace Bridge.Sandbox.Reso.Data;

/// <summary>One value of one row, without boxing: a million rows times sixty fields pass through it.</summary>
internal readonly struct Cell
{
    private Cell(CellKind kind, long number, string? text, string[]? items)
    {
        Kind = kind;
        Number = number;
        Text = text;
        Items = items;
    }

    public static Cell Null => default;

    public CellKind Kind { get; }

    /// <summary>A number, 0 or 1 for a flag, the day number of a date, the UTC ticks of an instant.</summary>
    public long Number { get; }

    public string? Text { get; }

    public string[]? Items { get; }

    public bool IsNull => Kind == CellKind.Null;

    public static Cell OfText(string? text) => text is null ? default : new Cell(CellKind.Text, 0, text, null);

    public static Cell OfNumber(long number) => new(CellKind.Number, number, null, null);

    public static Cell OfFlag(bool flag) => new(CellKind.Flag, flag ? 1 : 0, null, null);

    public static Cell OfDate(DateOnly date) => new(CellKind.Date, date.DayNumber, null, null);

    public static Cell OfInstant(long utcTicks) => new(CellKind.Instant, utcTicks, null, null);

    public static Cell OfMany(string[] items) => new(CellKind.Many, 0, null, items);

    /// <summary>Orders two cells of one field; a missing value comes first, as OData asks.</summary>
    /// <remarks>Source: OData 4.01 part 2 URL conventions, 5.1.4 (null sorts below every value).</remarks>
    public static int Compare(in Cell left, in Cell right)
    {
        if (left.IsNull || right.IsNull)
        {
            return (left.IsNull ? 0 : 1) - (right.IsNull ? 0 : 1);
        }

        return left.Kind == CellKind.Text
            ? string.CompareOrdinal(left.Text, right.Text)
            : left.Number.CompareTo(right.Number);
    }
}
