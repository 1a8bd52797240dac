using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Where the fields of a shape stand in a sheet, and how they look there, in the shape's order.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Looks">The looks.</param>
internal sealed record SheetPlaces(int[] Columns, CellLooks[] Looks);
