using System.Globalization;
using Bridge.Host.Proof.Separation.Canaries;

namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>An export of invoices, with canaries in the columns that are read and in those that must not be.</summary>
/// <param name="mint">Makes the canaries.</param>
/// <param name="file">What the report calls the file.</param>
/// <param name="today">The day of the data.</param>
internal sealed class InvoiceSheet(CanaryMint mint, string file, DateOnly today)
{
    private const decimal Rest = 17.03m;

    private static readonly string[] _columns =
    [
        "Account", "MLS ID", "Invoice #", "Invoice Date", "Due Date", "Charge Code", "Amount", "Paid", "Balance", "Status",
        "Memo", "Internal Notes", "Card Number", "Exp Date", "E-mail", "Collections Stage", "Late Fee Promised", "Promised On",
    ];

    private readonly List<string[]> _rows = [_columns];

    /// <summary>Adds an invoice that is taken.</summary>
    /// <param name="member">MLS id of the member.</param>
    /// <param name="overdue">Days it is overdue; null for one that is due in 2187.</param>
    /// <param name="isPartlyPaid">True to plant the paid amount instead of the whole.</param>
    public void Accepted(string member, int? overdue, bool isPartlyPaid)
    {
        const CanaryFate Fate = CanaryFate.Accepted;
        var planted = mint.Amount(Place(isPartlyPaid ? "Paid" : "Amount"), Fate);
        Add(
            CanaryFate.Unread,
            mint.Text(Place("Account"), Fate), member, mint.Text(Place("Invoice #"), Fate, isPlain: true), Day(mint.Day(Place("Invoice Date"), Fate)),
            Day(overdue is { } days ? today.AddDays(-days) : mint.Day(Place("Due Date"), Fate)), "DUES",
            Money(isPartlyPaid ? planted + Rest : planted), Money(isPartlyPaid ? planted : 0), Money(isPartlyPaid ? Rest : planted), "Open");
    }

    /// <summary>Adds an invoice of a code that nobody knows: the row is refused.</summary>
    /// <param name="member">MLS id of the member.</param>
    public void Refused(string member) => Bad(CanaryFate.Refused, member, mint.Text(Place("Account"), CanaryFate.Refused), mint.Text(Place("Charge Code"), CanaryFate.Refused), null);

    /// <summary>Adds an invoice with a card number for a number, control characters and a broken account.</summary>
    /// <param name="member">MLS id of the member.</param>
    public void Poison(string member) =>
        Bad(CanaryFate.Poison, member, mint.Text(Place("Account"), CanaryFate.Poison) + "\u0001\u202e\"", "DUES\u0000", mint.Card(Place("Invoice #"), CanaryFate.Poison));

    /// <summary>Adds an invoice whose balance is not what it should be, so that the file does not reconcile.</summary>
    /// <param name="member">MLS id of the member.</param>
    public void Unreconciled(string member) => Bad(CanaryFate.RefusedFile, member, mint.Text(Place("Account"), CanaryFate.RefusedFile), "DUES", null);

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    public void Write(string path) => File.WriteAllText(path, string.Concat(_rows.Select(row => string.Join(',', row.Select(Cell)) + "\r\n")));

    private void Bad(CanaryFate fate, string member, string account, string code, string? reference) => Add(
        fate,
        account, member, reference ?? mint.Text(Place("Invoice #"), fate), Day(mint.Day(Place("Invoice Date"), fate)), Day(mint.Day(Place("Due Date"), fate)), code,
        Money(mint.Amount(Place("Amount"), fate)), Money(0), Money(mint.Amount(Place("Balance"), fate)), "Open");

    private void Add(CanaryFate beside, params string[] read)
    {
        var note = $"{mint.Text(Place("Internal Notes"), beside)} wrote from {mint.Email(Place("Internal Notes"), beside)}: charge {mint.Card(Place("Internal Notes"), beside)}";
        _rows.Add(
        [
            .. read, mint.Text(Place("Memo"), beside), note, mint.Card(Place("Card Number"), beside), mint.Text(Place("Exp Date"), beside),
            mint.Email(Place("E-mail"), beside), mint.Text(Place("Collections Stage"), beside), Money(mint.Amount(Place("Late Fee Promised"), beside)),
            Day(mint.Day(Place("Promised On"), beside)),
        ]);
    }

    private string Place(string column) => $"{file}, {column}";

    private static string Money(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
