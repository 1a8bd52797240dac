using System.Globalization;
using Bridge.Finance.Sources.Mapping;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bridge.Finance.Sources.Tables;

/// <summary>Separated text.</summary>
internal sealed class CsvTable : TableReader
{
    private const int MaxCell = 32_768;

    private readonly CsvParser _parser;

    public CsvTable(string path, TableSpec spec)
    {
        Name = Path.GetFileName(path);
        _parser = new CsvParser(TextFile.Open(path, spec.Encoding), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = spec.Delimiter,
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
        try
        {
            return ValueTask.FromResult(_parser.Read());
        }
        catch (CsvHelperException)
        {
            // Its text quotes the file, so it is not handed on.
            throw new FinanceException(
                $"{Name}:{_parser.RawRow}: this is not separated text: a cell is longer than {MaxCell} characters.",
                "Look for a quotation mark that is not closed above this line, and check the delimiter in the mapping.");
        }
    }

    public override string Text(int column) => Clean(_parser[column]);

    public override void Dispose() => _parser.Dispose();
}
