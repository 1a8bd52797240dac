namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>The mapping documents of the proof's exports: one for each shape of rows.</summary>
internal static class ExportMappings
{
    /// <summary>The documents by name, in the order in which their files are imported.</summary>
    public static IReadOnlyList<(string Name, string File, string Text)> All { get; } =
    [
        ("invoices.proof.yaml", "", Invoices("invoices")),
        ("fines.proof.yaml", "", Invoices("fines")),
        ("balances.proof.yaml", "balances.csv", """
            version: 1
            source: balances
            file: { type: csv }
            rows: balances
            missing: settled
            account: { column: NRDS }
            member: { column: MLS ID, by: mlsId }
            columns: { balance: Balance Due, status: Status }
            buckets: { Current: 0, 31-60: 31 }
            statuses: { Waived: waived }
            """),
        ("journal.proof.yaml", "journal.csv", """
            version: 1
            source: journal
            file: { type: csv }
            rows: transactions
            missing: settled
            account: { column: Account }
            member: { column: MLS ID, by: mlsId }
            columns: { reference: Number, date: Date, type: Type, amount: Amount }
            types: { Charge: charge, Payment: payment }
            """),
        ("payments.proof.yaml", "payments.csv", """
            version: 1
            source: payments
            file: { type: csv }
            rows: payments
            mode: append
            missing: settled
            account: { column: IncurringMemberID }
            member: { column: IncurringMemberID, by: nationalId }
            columns: { payer: MemberID, code: PaymentType, year: BillingYear, amount: PaymentAmount, date: DuesPaidDate }
            kinds: { LOCL: subscriptionFee }
            """),
        ("aging.proof.yaml", "aging.csv", """
            version: 1
            source: aging
            file: { type: csv }
            rows: invoices
            missing: settled
            account: { column: Customer }
            crossReference: { file: ../exports/customers.csv, account: Customer, member: MLS ID, by: mlsId }
            columns: { reference: Num, date: Date, due: Due Date, type: Transaction Type, amount: Amount, balance: Open Balance }
            types: { Invoice: charge }
            """),
        ("database.proof.yaml", "billing.db", """
            version: 1
            source: database
            file: { type: sqlite, query: "SELECT account, member_id, invoice_no, due, amount FROM open_items" }
            rows: invoices
            missing: settled
            account: { column: account }
            member: { column: member_id, by: mlsId }
            columns: { reference: invoice_no, due: due, amount: amount }
            """),
    ];

    private static string Invoices(string ledger) => $$"""
        version: 1
        source: {{ledger}}
        file: { type: csv }
        rows: invoices
        missing: settled
        maxRefused: 100%
        dates: [MM/DD/YYYY]
        account: { column: Account }
        member: { column: MLS ID, by: mlsId }
        columns: { reference: "Invoice #", date: Invoice Date, due: Due Date, code: Charge Code, amount: Amount, paid: Paid, balance: Balance, status: Status }
        kinds: { DUES: subscriptionFee }
        statuses: { Open: none }
        """;
}
