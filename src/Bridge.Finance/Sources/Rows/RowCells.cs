using Bridge.Core.Model;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Sources.Tables;
using Bridge.Finance.Values;

namespace Bridge.Finance.Sources.Rows;

/// <summary>The mapped cells of the current row; keeps the first thing that is wrong with it.</summary>
/// <remarks>A refusal names file, line and column, never what stands there. Not safe for parallel use.</remarks>
internal sealed class RowCells
{
    private readonly TableReader _table;
    private readonly BillingMapping _mapping;
    private readonly DateText _dates;
    private readonly int[] _positions;
    private readonly int _named;
    private readonly Dictionary<IdSpec, int> _ids;

    public RowCells(TableReader table, TableHeader header, BillingMapping mapping)
    {
        (_table, _mapping, _named) = (table, mapping, header.Names.Count);
        _dates = new DateText(mapping.DateFormats);
        _positions = [.. Enum.GetValues<BillingField>().Select(field => header.Find(mapping.Columns.GetValueOrDefault(field)))];
        _ids = new IdSpec?[] { mapping.Account, mapping.Member?.Id, mapping.Office?.Id }
            .OfType<IdSpec>().ToDictionary<IdSpec, IdSpec, int>(id => id, id => header.Find(id.Column), ReferenceEqualityComparer.Instance);
        Buckets = [.. mapping.Buckets.Select(bucket => (header.Find(bucket.Column), bucket.Column, bucket.Days))];
    }

    /// <summary>Position, name and days of the aging columns.</summary>
    public IReadOnlyList<(int Position, string Column, int Days)> Buckets { get; }

    public int Line => _table.Line;

    /// <summary>Why the row cannot be taken, or null.</summary>
    public Refusal? Refusal { get; private set; }

    public void Begin()
    {
        Refusal = null;
        if (_table.IsSeparated && _table.Count > _named && Enumerable.Range(_named, _table.Count - _named).Any(cell => _table.Text(cell).Length > 0))
        {
            Refuse("columns", "the row has more columns than the header, so an amount may stand in the wrong one; put quotes around a text that holds the separator itself, such as \"1,234.50\"");
        }
    }

    public void Refuse(string code, string message) => Refusal ??= new Refusal(code, $"{_table.Name}:{Line}: {message}.");

    /// <summary>A text; empty when blank or when the mapping names no such column.</summary>
    public string Text(BillingField field) => _positions[(int)field] is >= 0 and var at ? _table.Text(at) : "";

    public bool Has(BillingField field) => _positions[(int)field] >= 0;

    /// <summary>An id; null when blank or refused.</summary>
    public string? Id(IdSpec spec)
    {
        var position = _ids[spec];
        var text = _table.Text(position);
        if (text.Length == 0)
        {
            return null;
        }

        if (IdText.Check(text, spec, _table.Number(position) is not null, out var id) is not { } fault)
        {
            return id;
        }

        Refuse("id", $"column '{spec.Column}' {fault}");
        return null;
    }

    /// <summary>A short text that is kept.</summary>
    public PrivateText Reference(BillingField field)
    {
        var text = Text(field);
        if (IdText.Fault(text) is { } fault)
        {
            Refuse("reference", $"column '{Column(field)}' {fault}");
        }

        return new PrivateText(text);
    }

    /// <summary>An amount; null when blank or refused.</summary>
    public Money? Amount(BillingField field) => _positions[(int)field] is >= 0 and var at ? Amount(at, Column(field)) : null;

    /// <inheritdoc cref="Amount(BillingField)" />
    public Money? Amount(int position, string column)
    {
        if (_table.Number(position) is { } number)
        {
            // A workbook's 0.1 + 0.2: off by less than a millionth of a cent is no third decimal.
            var rounded = Math.Abs(number) < 1e12 ? decimal.Round((decimal)number, 2) : decimal.MaxValue;
            if (Math.Abs((double)rounded - number) < 1e-6)
            {
                return new Money(rounded, _mapping.Currency);
            }
        }
        else
        {
            var text = _table.Text(position);
            if (text.Length == 0)
            {
                return null;
            }

            if (AmountText.TryParse(text, out var amount))
            {
                return new Money(amount, _mapping.Currency);
            }
        }

        Refuse("amount", $"column '{column}' is not an amount with at most two decimals such as 1,234.50 or (50.00)");
        return null;
    }

    /// <summary>A day; null when blank or refused.</summary>
    public DateOnly? Day(BillingField field)
    {
        if (_positions[(int)field] is not (>= 0 and var at))
        {
            return null;
        }

        var text = _table.Text(at);
        if (text.Length == 0)
        {
            return null;
        }

        if (_table.Number(at) is { } number ? DateText.TryParse(number, _table.CountsFrom1904, out var day) : _dates.TryParse(text, out day))
        {
            return day;
        }

        Refuse("date", $"column '{Column(field)}' is not a day in a form that the mapping's 'dates' allows");
        return null;
    }

    /// <summary>What the word in a column means; refuses a word that the mapping does not list.</summary>
    public T Word<T>(BillingField field, WordTable<T> words, T absent)
        where T : struct
    {
        if (!Has(field))
        {
            return absent;
        }

        if (words.Find(Text(field)) is { } value)
        {
            return value;
        }

        Refuse("word", $"column '{Column(field)}' holds a word that the mapping does not list. Add it, or write 'otherwise'");
        return absent;
    }

    private string Column(BillingField field) => _mapping.Columns[field];
}
