namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Numbers of the looks of one column's cells, in one workbook.</summary>
/// <param name="Blank">A cell that nobody has filled yet; also the look of the whole column.</param>
/// <param name="Text">Text.</param>
/// <param name="Quoted">Text that stays text when somebody edits it, whatever it begins with.</param>
/// <param name="Number">A number; in a column of days or times it shows as one.</param>
/// <param name="Flag">A flag.</param>
internal sealed record CellLooks(int Blank, int Text, int Quoted, int Number, int Flag);
