using System.Globalization;
using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>The rows of a sheet below its headings.</summary>
internal sealed class SheetRows
{
    private readonly SheetScanner _scanner;
    private readonly SharedTexts _texts;
    private readonly string _sheet;
    private byte[] _row = [];
    private int _length;

    /// <summary>Reads the headings.</summary>
    /// <param name="part">The sheet's part.</param>
    /// <param name="texts">The texts that cells name by number.</param>
    /// <param name="sheet">The sheet.</param>
    public SheetRows(Stream part, SharedTexts texts, WorkbookSheet sheet)
    {
        (_scanner, _texts, _sheet) = (new SheetScanner(part, sheet.Name), texts, sheet.Name);
        Head = _scanner.ReadHead();
        var hasHeadings = Read() && Number == 1;
        Headings = new SheetHeadings(sheet, hasHeadings ? [.. Cells.Select(cell => (cell.Column, Value(cell).Text))] : []);
        HeadingRow = hasHeadings ? Xml.ToArray() : [];
        IsPastHeadings = !hasHeadings && Number > 1;
    }

    /// <summary>What stands before the rows.</summary>
    public byte[] Head { get; }

    /// <summary>The first row; empty when there is none.</summary>
    public byte[] HeadingRow { get; }

    /// <summary>The headings.</summary>
    public SheetHeadings Headings { get; }

    /// <summary>True when the first row there is lies below the first of the sheet.</summary>
    public bool IsPastHeadings { get; }

    /// <summary>Number of the row that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>That row as it stands in the file; it holds until the next one is read.</summary>
    public ReadOnlySpan<byte> Xml => _row.AsSpan(0, _length);

    /// <summary>Its cells.</summary>
    public List<RowCell> Cells { get; } = [];

    /// <summary>True when none of its cells holds anything.</summary>
    public bool IsEmpty => Xml.IndexOf("<v"u8) < 0 && Xml.IndexOf("<is"u8) < 0 && Xml.IndexOf("<f"u8) < 0;

    /// <summary>The identity in it; empty for a row that people added.</summary>
    public string Key => Find(Headings.Key) is { } cell ? Value(cell).Text : "";

    /// <summary>Reads the next row.</summary>
    /// <returns>False behind the last one.</returns>
    public bool Read()
    {
        if (!_scanner.TryReadRow(out var row))
        {
            return false;
        }

        if (_row.Length < row.Length)
        {
            _row = new byte[row.Length * 2];
        }

        row.CopyTo(_row);
        _length = row.Length;
        var number = int.TryParse(XmlTag.Attribute(row, " r=\""u8), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : Number + 1;
        if (number <= Number)
        {
            throw WorkbookErrors.Strange(_sheet); // rows ascend, and so do the cells in them: otherwise one would be taken for another
        }

        Number = number;
        FindCells();
        return true;
    }

    /// <summary>Finds a cell of the row.</summary>
    /// <param name="column">Its column.</param>
    /// <returns>The cell, or null when it is not there.</returns>
    public RowCell? Find(int column)
    {
        foreach (var cell in Cells)
        {
            if (cell.Column == column)
            {
                return cell;
            }
        }

        return null;
    }

    /// <summary>Reads a cell of the row.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>Its value.</returns>
    public CellValue Value(RowCell cell) => CellReader.Read(Xml[cell.Place], _texts);

    /// <summary>The look of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>Number of its look, or null for none.</returns>
    public int? Style(RowCell cell) =>
        int.TryParse(XmlTag.Attribute(Xml[cell.Place], " s=\""u8), NumberStyles.None, CultureInfo.InvariantCulture, out var style) ? style : null;

    /// <summary>Reads what stands behind the rows.</summary>
    /// <returns>The XML.</returns>
    public byte[] ReadTail() => _scanner.ReadTail();

    private void FindCells()
    {
        Cells.Clear();
        var column = -1;
        for (var at = 0; XmlTag.Cell.TryFind(Xml, at, out var element, out _); at = element.End.Value)
        {
            var address = XmlTag.Attribute(Xml[element], " r=\""u8);
            if (address.IsEmpty && Xml[element][..Xml[element].IndexOf((byte)'>')].Contains((byte)'\''))
            {
                throw WorkbookErrors.Strange(_sheet); // attributes in single quotes: an address would be overlooked
            }

            var next = address.IsEmpty ? column + 1 : ColumnName.Parse(address);
            column = next > column ? next : throw WorkbookErrors.Strange(_sheet);
            Cells.Add(new RowCell(column, element));
        }
    }
}
