using System.Globalization;
using System.Xml;
using Bridge.Core.Tables;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bridge.Finance.Sources.Tables;

/// <summary>One sheet of a workbook, read as a stream; only its shared texts are kept.</summary>
/// <remarks>
/// Source: ECMA-376 part 1, sections 18.3.1.4 (cells), 18.4.8 (shared strings), 18.2.28 (dates from 1904), 18.2.19 (hidden sheets);
/// Microsoft, "Excel specifications and limits" (16,384 columns, 1,048,576 rows, 32,767 characters in a cell).
/// </remarks>
internal sealed class WorkbookTable : TableReader
{
    /// <summary>Stands for a formula that the program which wrote the workbook has not calculated; no id and no amount looks like it.</summary>
    public const string Uncalculated = "#UNCALCULATED!";

    private const int MostColumns = 16_384;
    private const int MostRows = 1_048_576;

    /// <summary>Characters of the parts that are read as a whole: those that list the sheets and say what belongs to what.</summary>
    private const long LargestPart = 16 << 20;

    private readonly SpreadsheetDocument _document;
    private readonly RowBoundStream _bytes;
    private readonly XmlReader _reader;
    private readonly IReadOnlyList<string> _shared;
    private readonly List<(string Text, double? Number)> _cells = [];
    private int _line;
    private int _rows;
    private bool _isInRow;

    private WorkbookTable(string name, SpreadsheetDocument document, WorksheetPart sheet)
    {
        (Name, _document) = (name, document);
        var workbook = document.WorkbookPart!; // the sheet came from it
        CountsFrom1904 = workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
        _shared = SharedTexts.Read(name, workbook.SharedStringTablePart);
        _bytes = new RowBoundStream(sheet.GetStream(), LongRow.Most);
        _reader = SheetXml.Open(_bytes);
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
            WorkbookParts.Check(path, LargestPart);
            document = SpreadsheetDocument.Open(path, isEditable: false, new OpenSettings { MaxCharactersInPart = LargestPart });
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
                if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "row")
                {
                    _isInRow = true;
                    TakeRow();
                    _isInRow = false;
                    _bytes.NextRow();
                    return ValueTask.FromResult(true);
                }
            }

            return ValueTask.FromResult(false);
        }
        catch (RowTooLongException)
        {
            throw LongRow.At(Name, _isInRow ? _line : _line + 1);
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

    // Cell by cell: a row of millions of empty cells is small in the file and large in memory.
    private void TakeRow()
    {
        _line = _reader.GetAttribute("r") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : _line + 1;
        _cells.Clear();
        if (++_rows > MostRows)
        {
            throw Damaged();
        }

        if (_reader.IsEmptyElement)
        {
            return;
        }

        var depth = _reader.Depth;
        while (SheetXml.NextInside(_reader, depth))
        {
            if (_reader.LocalName == "c" && _reader.Depth == depth + 1)
            {
                TakeCell();
            }
        }
    }

    private void TakeCell()
    {
        var column = _reader.GetAttribute("r") is { } reference ? ColumnOf(reference) : _cells.Count;
        if (column < _cells.Count || column >= MostColumns)
        {
            throw Damaged(); // twice, out of order, or beyond the last one: no cell may count for another column
        }

        while (_cells.Count < column)
        {
            _cells.Add(("", null));
        }

        var (type, depth, isFormula, raw) = (_reader.GetAttribute("t"), _reader.Depth, false, "");
        if (!_reader.IsEmptyElement)
        {
            while (SheetXml.NextInside(_reader, depth))
            {
                isFormula |= _reader.LocalName == "f";
                raw = _reader.LocalName switch { "v" => SheetXml.Plain(_reader), "is" => SheetXml.Words(_reader), _ => raw };
            }
        }

        _cells.Add(Value(type, raw, isFormula));
    }

    private (string Text, double? Number) Value(string? type, string raw, bool isFormula) => type switch
    {
        "s" => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Count ? (Clean(_shared[at]), null) : throw Damaged(),
        null or "n" when raw.Length == 0 && isFormula => (Uncalculated, null),
        null or "n" when double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            (number.ToString(Math.Abs(number) < 1e15 ? "0.###############" : "R", CultureInfo.InvariantCulture), number),
        null or "n" or "inlineStr" or "str" or "b" or "e" or "d" => (Clean(raw), null),
        _ => throw Damaged(),
    };

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
}
