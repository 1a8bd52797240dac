using System.Globalization;
using System.Text;

namespace Bridge.Sandbox.Billing;

/// <summary>The export shapes that billing systems have, written from one invented billing system.</summary>
/// <param name="sandbox">The billing system.</param>
public sealed class BillingExports(BillingSandbox sandbox)
{
    private const int Ever = 100_000;

    private DateOnly AsOf => sandbox.AsOf;

    private IEnumerable<BillingParty> Members => sandbox.Parties.Where(party => !party.IsOffice);

    /// <summary>Shape 1, an association system's balances: one row for each member, ages in columns.</summary>
    /// <param name="path">File to write.</param>
    public void WriteBalances(string path) => Write(path, new UTF8Encoding(true),
    [
        "NRDS,MLS ID,Last,First,Office ID,Member Type,Status,Balance Due,Current,1-30,31-60,61-90,90+,Last Payment Date,Auto Pay,Card Last4",
        .. Members.Select(member => BillingText.Row(
            [member.NationalId, member.MlsId, member.LastName, member.FirstName, member.OfficeMlsId, "R", "Active", .. Ages(member, BillingText.Dollars), BillingText.American(AsOf.AddDays(-20)), "Y", "4242"])),
    ]);

    /// <summary>Shape 2, invoices: one row for each, paid ones and offices' too.</summary>
    /// <param name="path">File to write.</param>
    public void WriteInvoices(string path) => Write(path, new UTF8Encoding(false), InvoiceRows().Select(row => BillingText.Row(row)));

    /// <summary>The cells of shape 2, header first.</summary>
    /// <returns>The rows.</returns>
    public IEnumerable<string[]> InvoiceRows()
    {
        yield return ["Invoice #", "Invoice Date", "Due Date", "Account", "Name", "MLS ID", "Office ID", "Charge Code", "Description", "Amount", "Paid", "Balance", "Terms", "Payment Method", "Status"];
        foreach (var party in sandbox.Parties)
        {
            var (member, office) = party.IsOffice ? ("", party.OfficeMlsId) : (party.MlsId, "");
            foreach (var charge in party.Charges)
            {
                yield return
                [
                    charge.Number, BillingText.American(charge.Date), BillingText.American(charge.Due), party.Account, party.DisplayName, member, office,
                    charge.Code, "Thank you, \"valued\" member", BillingText.Grouped(charge.Cents), BillingText.Grouped(charge.PaidCents),
                    BillingText.Grouped(charge.Cents - charge.PaidCents), "Net 30", "Visa 4242", charge.Status,
                ];
            }

            if (party.CreditCents > 0)
            {
                yield return
                [
                    $"CM-{party.MlsId}", BillingText.American(AsOf), "", party.Account, party.DisplayName, member, office, "DUES", "Credit",
                    BillingText.Accounting(-party.CreditCents), "0.00", BillingText.Accounting(-party.CreditCents), "", "", "Open",
                ];
            }
        }
    }

    /// <summary>Shape 3, an accounting program's aging detail: titles above, groups and totals between the rows, display names, Windows-1252.</summary>
    /// <param name="path">File to write.</param>
    public void WriteAgingDetail(string path) => Write(path, Western(), AgingDetail());

    /// <summary>Shape 4, an accounting program's aging summary: one row for each customer who owes or is owed.</summary>
    /// <param name="path">File to write.</param>
    public void WriteAgingSummary(string path)
    {
        var owing = Members.Where(member => member.BalanceCents != 0).ToList();
        Write(path, new UTF8Encoding(true),
        [
            "Example MLS", "A/R Aging Summary", BillingText.Row($"As of {AsOf.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}"), "",
            "Customer,Current,1 - 30,31 - 60,61 - 90,91 and over,Total",
            .. owing.Select(member => Ages(member, BillingText.Accounting) is var ages ? BillingText.Row([member.DisplayName, .. ages[1..], ages[0]]) : ""),
            BillingText.Row("TOTAL", "", "", "", "", "", BillingText.Accounting(owing.Sum(member => member.BalanceCents))),
        ]);
    }

    /// <summary>Shape 5, financial records of the national association: one payment of local dues for each member who paid, one of them reversed.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="isFixed">True for fixed columns, false for CSV with a header.</param>
    public void WritePayments(string path, bool isFixed)
    {
        var rows = new List<string[]>();
        foreach (var (member, index) in Members.Select((member, index) => (member, index)))
        {
            var paid = member.Charges[^1].PaidCents;
            if (paid > 0)
            {
                // Every seventh is paid by the member before: the payer is not whose dues they are.
                var payer = index % 7 == 6 ? sandbox.Member(index - 1).NationalId : member.NationalId;
                rows.Add(Payment(payer, member, "LOCL", paid));
                rows.AddRange(index % 50 == 49 ? [Payment(payer, member, "LOCL", -paid)] : []);
            }

            rows.AddRange(index % 10 == 0 ? [Payment(member.NationalId, member, "RPAC", 2_500)] : []);
        }

        int[] widths = [9, 9, 9, 4, 4, 10, 1, 8, 4];
        Write(path, Encoding.ASCII, isFixed
            ? rows.Select(row => string.Concat(row.Zip(widths, (cell, width) => cell.PadRight(width))))
            : [
                "MemberID,IncurringMemberID,OfficeID,PaymentType,BillingYear,PaymentAmount,ContributionType,DuesPaidDate,AssociationID",
                .. rows.Select(row => BillingText.Row(row)),
            ]);
    }

    /// <summary>Whom each display name of shapes 3 and 4 means.</summary>
    /// <param name="path">File to write.</param>
    public void WriteCrossReference(string path) => Write(path, new UTF8Encoding(false),
        ["Customer,MLS ID", .. Members.Select(member => BillingText.Row(member.DisplayName, member.MlsId))]);

    private string[] Payment(string payer, BillingParty member, string type, long cents) =>
    [
        payer, member.NationalId, "001000000", type, AsOf.Year.ToString(CultureInfo.InvariantCulture), BillingText.Plain(cents),
        type == "RPAC" ? "P" : "", AsOf.AddDays(-15).ToString("MMddyyyy", CultureInfo.InvariantCulture), "1234",
    ];

    // Balance, current, 1-30, 31-60, 61-90, 90 and more; a credit that is not used up lies in "current".
    private string[] Ages(BillingParty party, Func<long, string> text) =>
    [
        text(party.BalanceCents), text(party.OpenCents(AsOf, -Ever, 0) - party.CreditCents), text(party.OpenCents(AsOf, 1, 30)),
        text(party.OpenCents(AsOf, 31, 60)), text(party.OpenCents(AsOf, 61, 90)), text(party.OpenCents(AsOf, 91, Ever)),
    ];

    private IEnumerable<string> AgingDetail()
    {
        yield return "Example MLS";
        yield return "A/R Aging Detail";
        yield return BillingText.Row($"As of {AsOf.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}");
        yield return "";
        yield return ",Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance";
        var total = 0L;
        foreach (var (group, from, to) in new[] { ("91 or more days past due", 91, Ever), ("31 - 90 days past due", 31, 90), ("1 - 30 days past due", 1, 30), ("Current", -Ever, 0) })
        {
            yield return BillingText.Row(group, "", "", "", "", "", "", "");
            var sum = 0L;
            foreach (var member in Members)
            {
                foreach (var charge in member.Charges.Where(charge => charge.OpenCents > 0 && AsOf.DayNumber - charge.Due.DayNumber is var days && days >= from && days <= to))
                {
                    sum += charge.OpenCents;
                    yield return BillingText.Row(
                        "", BillingText.American(charge.Date), "Invoice", charge.Number, member.DisplayName, BillingText.American(charge.Due),
                        BillingText.Grouped(charge.Cents), BillingText.Grouped(charge.OpenCents));
                }

                if (to == 0 && member.CreditCents > 0)
                {
                    sum -= member.CreditCents;
                    yield return BillingText.Row(
                        "", BillingText.American(AsOf), "Credit Memo", $"CM-{member.MlsId}", member.DisplayName, BillingText.American(AsOf),
                        $"-{BillingText.Grouped(member.CreditCents)}", $"-{BillingText.Grouped(member.CreditCents)}");
                }
            }

            total += sum;
            yield return BillingText.Row($"Total for {group}", "", "", "", "", "", "", BillingText.Accounting(sum));
        }

        yield return BillingText.Row("TOTAL", "", "", "", "", "", "", BillingText.Accounting(total));
    }

    // What an accounting program on an old desktop writes; a letter that it lacks becomes a question mark.
    private static Encoding Western() => CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // the provider always has it

    private static void Write(string path, Encoding encoding, IEnumerable<string> lines)
    {
        using var file = new StreamWriter(path, append: false, encoding, 1 << 16);
        foreach (var line in lines)
        {
            file.Write(line);
            file.Write("\r\n");
        }
    }
}
