using Bridge.Core.Settings;

namespace Bridge.Finance.Sources.Tables;

/// <summary>The header of a table: where each named column stands, and what stood above it.</summary>
internal sealed class TableHeader
{
    private const int MostTitleRows = 60;

    private readonly Dictionary<string, int> _columns;

    private TableHeader(IReadOnlyList<string> names, IReadOnlyList<string> titles)
    {
        (Names, Titles) = (names, titles);
        _columns = new(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < names.Count; column++)
        {
            _columns.TryAdd(Folded(names[column]), column);
        }
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Filled cells of the rows above the header.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>Position of a column; -1 for none.</summary>
    public int Find(string? name) => name is not null && _columns.TryGetValue(Folded(name), out var column) ? column : -1;

    /// <summary>Reads up to the header: the first row that has every needed column.</summary>
    /// <exception cref="FinanceException">No row has them all; names those that the likeliest row lacks.</exception>
    public static async Task<TableHeader> ReadAsync(TableReader table, IReadOnlyCollection<string> needed, CancellationToken cancellationToken)
    {
        if (table.Columns is { } declared)
        {
            var header = new TableHeader(declared, []);
            return header.Lacks(needed).Any() ? throw Refuse(table.Name, 0, header, needed)
                : header.Doubled(needed) is { } twice ? throw new FinanceException($"{table.Name}: the column '{twice}' is there twice.", "Give each column a name of its own.")
                : header;
        }

        var titles = new List<string>();
        (TableHeader Header, int Line)? likeliest = null;
        for (var row = 0; row < MostTitleRows && await table.ReadAsync(cancellationToken); row++)
        {
            var cells = Enumerable.Range(0, table.Count).Select(table.Text).ToList();
            var header = new TableHeader(cells, titles);
            if (!header.Lacks(needed).Any())
            {
                return header.Doubled(needed) is { } doubled
                    ? throw new FinanceException($"{table.Name}:{table.Line}: the column '{doubled}' is there twice.", "Rename one of them, or export without it: nobody can tell which one counts.")
                    : header;
            }

            if (likeliest is null || header.Lacks(needed).Count() < likeliest.Value.Header.Lacks(needed).Count())
            {
                likeliest = (header, table.Line);
            }

            titles.AddRange(cells.Where(cell => cell.Length > 0));
        }

        throw likeliest is { } best
            ? Refuse(table.Name, best.Line, best.Header, needed)
            : new FinanceException($"{table.Name} is empty.", "Export it again.");
    }

    private string? Doubled(IEnumerable<string> needed) => needed.FirstOrDefault(name => Names.Count(other => Folded(other).Equals(Folded(name), StringComparison.OrdinalIgnoreCase)) > 1);

    private IEnumerable<string> Lacks(IEnumerable<string> needed) => needed.Where(name => Find(name) < 0);

    // What stands in a row that is no header may be anything, so it is only named where it is nearly a wanted name.
    private static FinanceException Refuse(string name, int line, TableHeader header, IReadOnlyCollection<string> needed)
    {
        var lacks = header.Lacks(needed).ToList();
        var isHeader = line == 0 || lacks.Count < needed.Count;
        var names = header.Names.Where(other => other.Length > 0).ToList();
        var hints = isHeader ? $"{string.Concat(lacks.Select(one => NearestWord.Hint(one, names)).Distinct())} It has: {string.Join(", ", names)}." : "";
        var place = line > 0 && isHeader ? $"{name}:{line}" : name;
        return new FinanceException(
            $"{place}: no header row has the column(s) {string.Join(", ", lacks.Select(one => $"'{one}'"))}.{hints}",
            "Correct the column names in the mapping document, or export the file with its header row.");
    }

    private static string Folded(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
