using Bridge.Finance.Ledger;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Values;

namespace Bridge.Finance.Sources.Rows;

/// <summary>Turns rows of one shape into billing rows.</summary>
internal abstract class RowInterpreter(BillingMapping mapping)
{
    protected BillingMapping Mapping { get; } = mapping;

    protected Money Zero { get; } = Money.Zero(mapping.Currency);

    public static RowInterpreter For(BillingMapping mapping, DateOnly asOf) => mapping.Rows switch
    {
        RowShape.Invoices => new InvoiceRows(mapping),
        RowShape.Balances => new BalanceRows(mapping, asOf),
        RowShape.Transactions => new TransactionRows(mapping),
        _ => new PaymentRows(mapping),
    };

    /// <summary>Reads the current row.</summary>
    /// <returns>The row; null when it does not count, or when it is refused and not even its account is known.</returns>
    public BillingRow? Read(RowCells cells)
    {
        cells.Begin();
        if (cells.Id(Mapping.Account) is not { } account)
        {
            cells.Refuse("account", $"column '{Mapping.Account.Column}' names no account");
            return null;
        }

        var status = cells.Word(BillingField.Status, Mapping.Statuses, StatusWord.None);
        var row = status == StatusWord.Ignore ? null : Interpret(cells, new BillingRow(cells.Line, new AccountNumber(account))
        {
            Party = Party(cells),
            Mark = status switch
            {
                StatusWord.Dispute => AccountMark.Dispute,
                StatusWord.Block => AccountMark.Block,
                StatusWord.Waived => AccountMark.Waived,
                _ => AccountMark.None,
            },
        });
        return cells.Refusal is null ? row : new BillingRow(cells.Line, new AccountNumber(account)) { IsIncomplete = true };
    }

    /// <summary>Fills in what the row says; null when it does not count.</summary>
    protected abstract BillingRow? Interpret(RowCells cells, BillingRow row);

    /// <summary>What the row is for; subscription fees where the mapping names no code.</summary>
    protected static ChargeKind? Kind(KindWord word) => word == KindWord.Ignore ? null : (ChargeKind)(int)word;

    private Party? Party(RowCells cells)
    {
        if (Mapping.Member is { } member && cells.Id(member.Id) is { } memberId)
        {
            return new Party(PartyKind.Member, member.By, memberId);
        }

        return Mapping.Office is { } office && cells.Id(office.Id) is { } officeId
            ? new Party(PartyKind.Office, office.By, officeId)
            : null;
    }
}
