using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Finance.Sources.Tables;

/// <summary>One sheet of a workbook, read as a stream; only its shared strings are kept.</summary>
/// <remarks>Source: ECMA-376 part 1, sections 18.3.1.4 (cells), 18.4.8 (shared strings), 18.2.28 (dates from 1904).</remarks>
internal sealed class WorkbookTable : TableReader
{
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
            var chosen = sheets.Find(one => sheet is null || string.Equals(one.Name?.Value, sheet, StringComparison.OrdinalIgnoreCase));
            return chosen?.Id?.Value is { } id && workbook?.GetPartById(id) is WorksheetPart part
                ? new WorkbookTable(System.IO.Path.GetFileName(path), document, part)
                : throw new FinanceException(
                    $"The workbook {path} has no sheet '{sheet}'.",
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

    public override string Text(int column) => column < _cells.Count ? _cells[column].Text : "";

    public override double? Number(int column) => column < _cells.Count ? _cells[column].Number : null;

    public override void Dispose()
    {
        _reader.Dispose();
        _document.Dispose();
    }

    private void Take(Row row)
    {
        _line = row.RowIndex is { } index ? (int)index.Value : _line + 1;
        _cells.Clear();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : _cells.Count;
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
            CellValues.SharedString => (Clean(_shared[int.Parse(raw, CultureInfo.InvariantCulture)]), null),
            CellValues.InlineString => (Clean(cell.InlineString?.InnerText), null),
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
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column - 1;
    }

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
                strings.Add(reader.LoadCurrentElement()!.InnerText); // the reader stands on one
            }
        }

        return strings;
    }
}
