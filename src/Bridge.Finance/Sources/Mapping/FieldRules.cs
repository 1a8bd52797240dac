namespace Bridge.Finance.Sources.Mapping;

/// <summary>Which columns each shape of rows takes and needs.</summary>
internal static class FieldRules
{
    private static readonly BillingField[] _invoices =
    [
        BillingField.Reference, BillingField.Date, BillingField.Due, BillingField.Code, BillingField.Type, BillingField.Status,
        BillingField.Amount, BillingField.Paid, BillingField.Balance,
    ];

    private static readonly BillingField[] _balances = [BillingField.Balance, BillingField.Due, BillingField.Status];

    private static readonly BillingField[] _transactions =
    [
        BillingField.Reference, BillingField.Date, BillingField.Due, BillingField.Code, BillingField.Type, BillingField.Status, BillingField.Amount,
    ];

    private static readonly BillingField[] _payments =
        [BillingField.Payer, BillingField.Code, BillingField.Year, BillingField.Amount, BillingField.Date];

    public static IReadOnlyList<BillingField> Allowed(RowShape rows) => rows switch
    {
        RowShape.Invoices => _invoices,
        RowShape.Balances => _balances,
        RowShape.Transactions => _transactions,
        _ => _payments,
    };

    /// <summary>Says what is missing.</summary>
    public static IEnumerable<string> Missing(RowShape rows, ICollection<BillingField> columns, bool hasBuckets)
    {
        BillingField[] needed = rows switch
        {
            RowShape.Invoices => [BillingField.Reference, BillingField.Due],
            RowShape.Balances => [BillingField.Balance],
            RowShape.Transactions => [BillingField.Type, BillingField.Amount, BillingField.Date],
            _ => _payments,
        };
        foreach (var field in needed.Where(field => !columns.Contains(field)))
        {
            yield return $"rows: {rows.ToString().ToLowerInvariant()} need a column for '{field.ToString().ToLowerInvariant()}'.";
        }

        if (rows == RowShape.Invoices && !columns.Contains(BillingField.Amount) && !columns.Contains(BillingField.Balance))
        {
            yield return "rows: invoices need a column for 'amount', for 'balance' (what is still open), or both.";
        }

        if (rows == RowShape.Balances && !hasBuckets && !columns.Contains(BillingField.Due))
        {
            yield return "rows: balances need 'buckets' (aging columns) or a column for 'due', otherwise nothing is ever overdue.";
        }
    }
}
