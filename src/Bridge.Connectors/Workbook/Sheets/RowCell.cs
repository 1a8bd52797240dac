namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Where a cell stands in its row.</summary>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Place">Its element in the row's XML.</param>
internal readonly record struct RowCell(int Column, Range Place);
