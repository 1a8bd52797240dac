using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>What a cell is to hold.</summary>
/// <param name="Value">The value.</param>
/// <param name="Looks">How cells of its column look.</param>
/// <param name="IsTimed">True in a column of days or times: the look of a text would not show one as such.</param>
internal readonly record struct NewCell(CellValue Value, CellLooks Looks, bool IsTimed);
