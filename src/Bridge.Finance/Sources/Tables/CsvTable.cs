using System.Globalization;
using Bridge.Core.Tables;
using Bridge.Finance.Sources.Mapping;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bridge.Finance.Sources.Tables;

/// <summary>Separated text.</summary>
internal sealed class CsvTable : TableReader
{
    private const int MaxCell = 32_768;

    private readonly CsvParser _parser;
    private readonly RowBoundStream _rows;
    private readonly string _delimiter;
    private readonly bool _endsOpen;
    private int _widest;
    private bool _isCutOff;

    public CsvTable(string path, TableSpec spec)
    {
        Name = Path.GetFileName(path);
        _delimiter = TextFile.Separator(path) ?? spec.Delimiter;
        _endsOpen = TextFile.EndsOpen(path);
        _parser = new CsvParser(TextFile.Open(path, spec.Encoding, out _rows), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _delimiter,
            BadDataFound = null, // a quote inside a cell that is never read is no reason to stop
            MaxFieldSize = MaxCell,
            BufferSize = 1 << 16,
        });
    }

    public override string Name { get; }

    public override int Line => _parser.RawRow;

    public override int Count => _parser.Count;

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (line, count) = (_parser.RawRow, _parser.Count);
        try
        {
            if (!_parser.Read())
            {
                _isCutOff = _endsOpen && count > 0 && count < _widest;
                return ValueTask.FromResult(false);
            }
        }
        catch (RowTooLongException)
        {
            throw LongRow.At(Name, line + 1);
        }
        catch (CsvHelperException)
        {
            // Its text quotes the file, so it is not handed on.
            throw new FinanceException(
                $"{Name}:{_parser.RawRow}: this is not separated text: a cell is longer than {MaxCell} characters.",
                "Look for a quotation mark that is not closed above this line, and check the delimiter in the mapping.");
        }

        _rows.NextRow();
        if (_parser.RawRow - line > 1 && Swallows(_parser.RawRecord))
        {
            throw new FinanceException(
                $"{Name}:{line + 1}: a quotation mark is not closed here, so the rows below it would be lost.", "Close it or remove it in the billing system, and export again.");
        }

        _widest = Math.Max(_widest, _parser.RawRow - line == 1 ? _parser.Count : 0);
        return ValueTask.FromResult(true);
    }

    public override bool IsCutOff => _isCutOff;

    public override bool IsSeparated => true;

    public override string Text(int column) => column < _parser.Count ? Clean(_parser[column]) : "";

    public override void Dispose() => _parser.Dispose();

    // A cell may hold lines of its own, but no row of the file: of those, each line has all delimiters.
    private bool Swallows(string record)
    {
        if (record.Count(letter => letter == '"') % 2 != 0)
        {
            return true;
        }

        var most = Math.Max(2, Math.Min(_widest, _parser.Count) - 1);
        return record.Split('\n').Count(one => one.AsSpan().Count(_delimiter) >= most) > 1;
    }
}
