using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Sources.Rows;
using Bridge.Finance.Sources.Tables;
using Bridge.Finance.Values;

namespace Bridge.Finance.Sources;

/// <summary>Tells the records of a table from its blank rows, headings and totals.</summary>
internal sealed class RowFilter(BillingMapping mapping, TableReader table, TableHeader header, BillingNotes notes)
{
    private readonly int _sum = header.Find(
        mapping.Columns.GetValueOrDefault(BillingField.Balance) ?? mapping.Columns.GetValueOrDefault(BillingField.Amount));

    private readonly bool _looks = mapping.Skip.Count > 0 || mapping.Total is not null || mapping.HasGroups;

    /// <summary>Looks at the current row; notes the grand total.</summary>
    /// <returns>True for a record.</returns>
    public bool IsRecord()
    {
        var first = First();
        if (first < 0)
        {
            return false;
        }

        if (!_looks)
        {
            return true;
        }

        var text = table.Text(first);
        if (mapping.Total is { } total && text.Equals(total, StringComparison.OrdinalIgnoreCase))
        {
            NoteTotal();
            return false;
        }

        return !mapping.Skip.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            && !(mapping.HasGroups && IsAlone(first));
    }

    private void NoteTotal()
    {
        decimal? amount = null;
        if (_sum >= 0 && table.Number(_sum) is { } number)
        {
            amount = Math.Abs(number) < 1e15 ? decimal.Round((decimal)number, 2) : null;
        }
        else if (_sum >= 0 && AmountText.TryParse(table.Text(_sum), out var written))
        {
            amount = written;
        }

        notes.StatedTotal = amount is { } sum
            ? new Money(sum, mapping.Currency)
            : throw new FinanceException(
                $"{table.Name}:{table.Line}: the row with the grand total has no amount where the mapping expects one.",
                "Correct 'total' in the mapping document, or remove it to import without this control.");
    }

    private int First()
    {
        for (var column = 0; column < table.Count; column++)
        {
            if (table.Text(column).Length > 0)
            {
                return column;
            }
        }

        return -1;
    }

    private bool IsAlone(int first)
    {
        for (var column = first + 1; column < table.Count; column++)
        {
            if (table.Text(column).Length > 0)
            {
                return false;
            }
        }

        return true;
    }
}
