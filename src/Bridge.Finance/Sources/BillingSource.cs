using System.Globalization;
using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Sources.Rows;
using Bridge.Finance.Sources.Tables;

namespace Bridge.Finance.Sources;

/// <summary>Reads a billing export as pages of rows; a cursor is the number of the last line that was read.</summary>
/// <param name="mapping">How the export is read.</param>
/// <param name="opening">Opens the table from its start.</param>
/// <param name="fileDay">Day of the data where the file itself does not say.</param>
/// <param name="notes">Takes what is found beside the rows.</param>
internal sealed class BillingSource(
    BillingMapping mapping, Func<CancellationToken, Task<TableReader>> opening, DateOnly fileDay, BillingNotes notes) : ISource<BillingRow>
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 2000;

    /// <inheritdoc />
    /// <exception cref="FinanceException">The file cannot be read or has not the columns that the mapping names.</exception>
    public async IAsyncEnumerable<Page<BillingRow>> ReadAsync(
        ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = request.From is { } cursor ? int.Parse(cursor.Value, CultureInfo.InvariantCulture) : 0;
        using var table = await opening(cancellationToken);
        var header = await TableHeader.ReadAsync(table, Needed(), cancellationToken);
        notes.Dropped = [.. header.Names.Where(PaymentMeans.IsIn)];
        notes.AsOf = AsOf(header.Titles) ?? notes.AsOf;
        var cells = new RowCells(table, header, mapping);
        var interpreter = RowInterpreter.For(mapping, notes.AsOf ?? fileDay);
        var kinds = new RowFilter(mapping, table, header, notes);
        var (rows, refused) = (new List<BillingRow>(PageSize), new List<RefusedRow>());
        var (isRecord, line) = (false, 0);
        while (await table.ReadAsync(cancellationToken))
        {
            (isRecord, line) = (kinds.IsRecord(), table.Line);
            if (table.Line <= after || !isRecord)
            {
                continue;
            }

            if (interpreter.Read(cells) is { } row)
            {
                rows.Add(row);
            }

            if (cells.Refusal is { } refusal)
            {
                refused.Add(new RefusedRow($"line-{table.Line.ToString(CultureInfo.InvariantCulture)}", refusal));
            }

            if (rows.Count + refused.Count >= PageSize)
            {
                yield return Page(rows, refused, table.Line);
                (rows, refused) = (new List<BillingRow>(PageSize), []);
            }
        }

        // A total may well be shorter than the records above it.
        if (isRecord && table.IsCutOff)
        {
            throw new FinanceException($"{table.Name}:{line}: the file ends in the middle of its last row: it is cut off.", "Export it again.");
        }

        if (rows.Count + refused.Count > 0)
        {
            yield return Page(rows, refused, table.Line);
        }
    }

    private static Page<BillingRow> Page(List<BillingRow> rows, List<RefusedRow> refused, int line) =>
        new(rows, refused, new Cursor(line.ToString(CultureInfo.InvariantCulture)));

    private HashSet<string> Needed() =>
    [
        mapping.Account.Column,
        .. new[] { mapping.Member?.Id.Column, mapping.Office?.Id.Column }.OfType<string>(),
        .. mapping.Columns.Values,
        .. mapping.Buckets.Select(bucket => bucket.Column),
    ];

    // "As of November 25, 2026" in a title row.
    private DateOnly? AsOf(IReadOnlyList<string> titles)
    {
        if (mapping.AsOfTitle is not { } words)
        {
            return null;
        }

        var dates = new DateText(mapping.DateFormats);
        foreach (var title in titles)
        {
            var at = title.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && dates.TryParse(title[(at + words.Length)..].Trim(' ', ':'), out var day))
            {
                return day;
            }
        }

        return null;
    }
}
