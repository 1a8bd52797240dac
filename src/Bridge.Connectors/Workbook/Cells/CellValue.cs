namespace Bridge.Connectors.Workbook.Cells;

/// <summary>The value of one cell.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text; for a number its digits, for a flag <c>1</c> or <c>0</c>, for a formula the formula.</param>
internal readonly record struct CellValue(CellKind Kind, string Text)
{
    /// <summary>An empty cell.</summary>
    public static CellValue Blank { get; } = new(CellKind.Blank, "");

    /// <summary>Wraps a text.</summary>
    /// <param name="text">The text; an empty one is a blank cell.</param>
    /// <returns>The value.</returns>
    public static CellValue Of(string text) => text.Length == 0 ? Blank : new(CellKind.Text, text);
}
