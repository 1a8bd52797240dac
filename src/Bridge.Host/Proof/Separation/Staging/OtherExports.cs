using System.Globalization;
using Bridge.Host.Proof.Separation.Canaries;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>Exports of the other shapes that a mapping can read: balances by age, a journal, payments, open items by display name, a database.</summary>
/// <param name="mint">Makes the canaries.</param>
/// <param name="folder">Where the files go.</param>
internal sealed class OtherExports(CanaryMint mint, string folder)
{
    private const CanaryFate Kept = CanaryFate.Accepted;
    private const decimal Older = 61.25m;

    /// <summary>Writes all of them, one record of each for each member.</summary>
    /// <param name="members">MLS ids.</param>
    public void Write(IReadOnlyList<string> members)
    {
        Write("balances.csv", "NRDS,MLS ID,Balance Due,Current,31-60,Status,Comment", members.Select(Balance));
        Write("journal.csv", "Account,MLS ID,Number,Date,Type,Amount,Description", members.SelectMany(Journal));
        Write("payments.csv", "MemberID,IncurringMemberID,PaymentType,BillingYear,PaymentAmount,DuesPaidDate,Routing", members.Select(Payment));
        var customers = members.Select(member => (Member: member, Name: mint.Text("customers, Customer", Kept))).ToList();
        Write("customers.csv", "Customer,MLS ID", customers.Select(customer => $"{Cell(customer.Name)},{customer.Member}"));
        Write("aging.csv", "Customer,Num,Date,Due Date,Transaction Type,Amount,Open Balance,Memo", customers.Select(customer => Open(customer.Name)));
        Database(members);
    }

    private string Balance(string member)
    {
        var current = mint.Amount("balances, Current", Kept);
        return $"{Cell(mint.Text("balances, NRDS", Kept))},{member},{Money(current + Older)},{Money(current)},{Money(Older)},,{Cell(mint.Text("balances, Comment", CanaryFate.Unread))}";
    }

    private IEnumerable<string> Journal(string member)
    {
        var account = Cell(mint.Text("journal, Account", Kept));
        var (charge, payment) = (mint.Amount("journal, Amount", Kept), mint.Amount("journal, Amount", Kept));
        yield return $"{account},{member},{mint.Text("journal, Number", Kept, isPlain: true)},{mint.Day("journal, Date", Kept):yyyy-MM-dd},Charge,{Money(charge)},{Cell(mint.Text("journal, Description", CanaryFate.Unread))}";
        yield return $"{account},{member},{mint.Text("journal, Number", Kept, isPlain: true)},{mint.Day("journal, Date", Kept):yyyy-MM-dd},Payment,{Money(payment)},{Cell(mint.Card("journal, Description", CanaryFate.Unread))}";
    }

    private string Payment(string member) =>
        $"{mint.Text("payments, MemberID", Kept, isPlain: true)},{mint.Text("payments, IncurringMemberID", Kept, isPlain: true)},LOCL,2026,{Money(mint.Amount("payments, PaymentAmount", Kept))},{mint.Day("payments, DuesPaidDate", Kept):yyyy-MM-dd},{mint.Text("payments, Routing", CanaryFate.Unread)}{member}";

    private string Open(string customer)
    {
        var amount = Money(mint.Amount("aging, Amount", Kept));
        return $"{Cell(customer)},{mint.Text("aging, Num", Kept, isPlain: true)},{mint.Day("aging, Date", Kept):yyyy-MM-dd},{mint.Day("aging, Due Date", Kept):yyyy-MM-dd},Invoice,{amount},{amount},{Cell(mint.Text("aging, Memo", CanaryFate.Unread))}";
    }

    private void Database(IReadOnlyList<string> members)
    {
        var path = Path.Combine(folder, "billing.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE open_items (account, member_id, invoice_no, due, amount, note)";
        command.ExecuteNonQuery();
        foreach (var member in members)
        {
            command.CommandText = "INSERT INTO open_items VALUES ($account, $member, $number, $due, $amount, $note)";
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$account", mint.Text("database, account", Kept));
            command.Parameters.AddWithValue("$member", member);
            command.Parameters.AddWithValue("$number", mint.Text("database, invoice_no", Kept, isPlain: true));
            command.Parameters.AddWithValue("$due", mint.Day("database, due", Kept).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            command.Parameters.AddWithValue("$amount", mint.Amount("database, amount", Kept).ToString("0.00", CultureInfo.InvariantCulture));
            command.Parameters.AddWithValue("$note", mint.Text("database, note", CanaryFate.Unread));
            command.ExecuteNonQuery();
        }
    }

    private void Write(string name, string header, IEnumerable<string> rows) =>
        File.WriteAllLines(Path.Combine(folder, name), rows.Prepend(header));

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
