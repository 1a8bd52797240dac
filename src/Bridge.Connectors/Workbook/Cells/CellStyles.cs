namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Numbers of the looks that the bridge gives to cells, in one workbook.</summary>
/// <param name="Text">Text.</param>
/// <param name="Quoted">Text that stays text when somebody edits it, whatever it begins with.</param>
/// <param name="Day">A day, <c>yyyy-mm-dd</c>.</param>
/// <param name="Heading">A heading.</param>
internal sealed record CellStyles(int Text, int Quoted, int Day, int Heading);
