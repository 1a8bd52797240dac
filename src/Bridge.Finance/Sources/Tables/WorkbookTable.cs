using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Finance.Sources.Tables;

/// <summary>One sheet of a workbook, read as a stream; only its shared strings are kept.</summary>
/// <remarks>
/// Source: ECMA-376 part 1, sections 18.3.1.4 (cells), 18.4.8 (shared strings), 18.2.28 (dates from 1904), 18.2.19 (hidden sheets);
/// Microsoft, "Excel specifications and limits" (16,384 columns).
/// </remarks>
internal sealed class WorkbookTable : TableReader
{
    /// <summary>Stands for a formula that the program which wrote the workbook has not calculated; no id and no amount looks like it.</summary>
    public const string Uncalculated = "#UNCALCULATED!";

    private const int MostColumns = 16_384;

    private readonly SpreadsheetDocument _document;
    private readonly OpenXmlReader _reader;
    private readonly List<string> _shared;
    private readonly List<(string Text, double? Number)> _cells = [];
    private int _line;

    private WorkbookTable(string name, SpreadsheetDocument document, WorksheetPart sheet)
    {
        (Name, _document) = (name, document);
        var workbook = document.WorkbookPart!; // the sheet came from it
        CountsFrom1904 = workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
        _shared = SharedStrings(workbook.SharedStringTablePart);
        _reader = OpenXmlReader.Create(sheet);
    }

    public override string Name { get; }

    public override int Line => _line;

    public override int Count => _cells.Count;

    public override bool CountsFrom1904 { get; }

    /// <summary>Opens a sheet.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="sheet">Name of the sheet; null for the first.</param>
    /// <exception cref="FinanceException">It is no workbook, or has no such sheet.</exception>
    public static WorkbookTable Open(string path, string? sheet)
    {
        InputFile.Open(path).Dispose();
        SpreadsheetDocument? document = null;
        try
        {
            document = SpreadsheetDocument.Open(path, isEditable: false);
            var workbook = document.WorkbookPart;
            var sheets = workbook?.Workbook.Sheets?.Elements<Sheet>().ToList() ?? [];
            var chosen = sheets.Find(one => sheet is null ? one.State is null || one.State.Value == SheetStateValues.Visible : string.Equals(one.Name?.Value, sheet, StringComparison.OrdinalIgnoreCase));
            return chosen?.Id?.Value is { } id && workbook?.GetPartById(id) is WorksheetPart part
                ? new WorkbookTable(System.IO.Path.GetFileName(path), document, part)
                : throw new FinanceException(
                    sheet is null ? $"The workbook {path} has no visible sheet of rows." : $"The workbook {path} has no sheet '{sheet}'.",
                    $"Name one of its sheets in the mapping: {string.Join(", ", sheets.Select(one => one.Name?.Value))}.");
        }
        catch (Exception error) when (error is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException)
        {
            document?.Dispose();
            throw new FinanceException($"{path} is not a workbook (.xlsx).", "Save it as .xlsx again, without a password, or export CSV.");
        }
        catch
        {
            document?.Dispose();
            throw;
        }
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            while (_reader.Read())
            {
                if (_reader.ElementType == typeof(Row) && _reader.IsStartElement)
                {
                    Take((Row)_reader.LoadCurrentElement()!); // the reader stands on one
                    return ValueTask.FromResult(true);
                }
            }

            return ValueTask.FromResult(false);
        }
        catch (Exception error) when (error is InvalidDataException or System.Xml.XmlException or FormatException or OverflowException)
        {
            throw Damaged(); // its text may quote the file
        }
    }

    public override string Text(int column) => column < _cells.Count ? _cells[column].Text : "";

    public override double? Number(int column) => column < _cells.Count ? _cells[column].Number : null;

    public override void Dispose()
    {
        _reader.Dispose();
        _document.Dispose();
    }

    private FinanceException Damaged() => new(
        $"{Name}:{_line}: the workbook is damaged here or below.", "Open it in a spreadsheet program, save it as .xlsx again, and compare the number of rows.");

    private void Take(Row row)
    {
        _line = row.RowIndex is { } index ? checked((int)index.Value) : _line + 1;
        _cells.Clear();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : _cells.Count;
            if (column < _cells.Count || column >= MostColumns)
            {
                throw Damaged(); // twice, out of order, or beyond the last one: no cell may count for another column
            }

            while (_cells.Count < column)
            {
                _cells.Add(("", null));
            }

            _cells.Add(Value(cell));
        }
    }

    private (string Text, double? Number) Value(Cell cell)
    {
        var raw = cell.CellValue?.InnerText ?? "";
        var type = cell.DataType?.Value ?? CellValues.Number;
        return type switch
        {
            CellValues.SharedString => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Count ? (Clean(_shared[at]), null) : throw Damaged(),
            CellValues.InlineString => (Clean(Words(cell.InlineString)), null),
            CellValues.Number when raw.Length == 0 && cell.CellFormula is not null => (Uncalculated, null),
            CellValues.Number when double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                (number.ToString(Math.Abs(number) < 1e15 ? "0.###############" : "R", CultureInfo.InvariantCulture), number),
            _ => (Clean(raw), null),
        };
    }

    // "AB12" is column 27, from 0.
    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = Math.Min((column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1), MostColumns + 1);
        }

        return column - 1;
    }

    // Plain or in pieces; what tells how to pronounce it is no part of it.
    private static string Words(OpenXmlElement? item) =>
        item is null ? "" : string.Concat(item.ChildElements.Select(child => child is Text text ? text.Text : child is Run run ? run.Text?.Text : null));

    private static List<string> SharedStrings(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null)
        {
            return strings;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                strings.Add(Words(reader.LoadCurrentElement())); // the reader stands on one
            }
        }

        return strings;
    }
}
