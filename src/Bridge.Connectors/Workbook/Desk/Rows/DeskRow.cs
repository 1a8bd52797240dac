using System.Globalization;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>A row of a help desk's sheet, and what the bridge wants to change in it.</summary>
/// <param name="sheet">Its sheet.</param>
/// <param name="number">Its number in the file; 0 for a row that is to be added.</param>
internal sealed class DeskRow(DeskSheet sheet, int number)
{
    private readonly CellValue[] _cells = [.. Enumerable.Repeat(CellValue.Blank, sheet.All.Count)];
    private readonly bool[] _isNew = new bool[sheet.All.Count];

    /// <summary>Its number in the file; 0 for a row that is to be added.</summary>
    public int Number => number;

    /// <summary>What stands under the key's heading; blank until the bridge has given the row a number.</summary>
    public string Key
    {
        get => TextOf(_cells[0]);
        set => Change(0, CellValue.Of(value));
    }

    /// <summary>True when the file has to change for it.</summary>
    public bool IsChanged => Array.Exists(_isNew, one => one);

    /// <summary>True when people have left nothing in it, as when they clear a row in place of deleting it.</summary>
    public bool IsCleared => !sheet.Columns.Where(column => !column.IsLocked).Any(column => this[column].Kind != CellKind.Blank);

    /// <summary>What a cell holds, or is to hold.</summary>
    /// <param name="column">Its column.</param>
    public CellValue this[SheetColumn column]
    {
        get => _cells[sheet.PlaceOf(column)];
        set => Change(sheet.PlaceOf(column), value);
    }

    /// <summary>The text of a cell without the white space around it; a number as its digits.</summary>
    /// <param name="column">Its column.</param>
    /// <returns>The text; empty for a blank cell.</returns>
    public string Text(SheetColumn column) => TextOf(this[column]);

    /// <summary>Puts a text into a cell.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="text">The text.</param>
    public void Put(SheetColumn column, string text) => this[column] = CellValue.Of(text);

    /// <summary>Fills a cell as it stands in the file.</summary>
    /// <param name="place">Place of its column in <see cref="DeskSheet.All"/>.</param>
    /// <param name="value">The value.</param>
    public void Load(int place, CellValue value) => _cells[place] = value;

    /// <summary>The cells that are to change, by the place of their column in <see cref="DeskSheet.All"/>.</summary>
    /// <returns>The cells.</returns>
    public IEnumerable<(int Place, CellValue Value)> Changes() =>
        _isNew.Index().Where(one => one.Item).Select(one => (one.Index, _cells[one.Index]));

    private static string TextOf(CellValue value) => value.Kind switch
    {
        CellKind.Blank => "",
        CellKind.Number when decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("0.##########", CultureInfo.InvariantCulture),
        CellKind.Flag => value.Text == "1" ? DeskWord.Yes : DeskWord.No,
        _ => value.Text.Trim(),
    };

    private void Change(int place, CellValue value)
    {
        if (_cells[place] != value)
        {
            (_cells[place], _isNew[place]) = (value, true);
        }
    }
}
