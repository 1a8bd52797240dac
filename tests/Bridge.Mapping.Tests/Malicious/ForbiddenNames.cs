namespace Bridge.Mapping.Tests.Malicious;

/// <summary>What no mapping may name, in plain words; written down apart from the product's own list.</summary>
internal static class ForbiddenNames
{
    /// <summary>Names that count in every spelling.</summary>
    public static IReadOnlyList<string[]> Words { get; } = Lines(
        """
        balance
        member balance
        balance due
        current balance
        account balance
        opening balance
        amount
        amount due
        total amount
        past due
        past due amount
        days past due
        overdue
        days overdue
        due date
        arrears
        member arrears
        delinquent
        delinquency status
        invoice
        invoice number
        last invoice date
        open invoice count
        payment
        pay status
        payment status
        payment method
        last payment
        last payment date
        next payment amount
        non payment
        paid
        date paid
        unpaid
        prepaid
        payer name
        billing
        member billing preference
        billing status
        billing address
        billing method
        bill
        association comments
        member association comments
        office association comments
        collections
        collection status
        collection agency
        write off
        write off amount
        charge off
        credit
        credit limit
        credit balance
        credit score
        debit
        auto debit
        refund
        refund date
        charge
        charge back
        late fee
        fee
        annual fee
        reinstatement fee
        fine
        compliance fine
        fines total
        dues
        national dues
        dues status
        bank
        bank name
        bank account
        routing number
        account number
        checking account
        iban
        auto pay
        auto pay flag
        lien
        nsf
        nsf count
        returned check
        suspension reason
        status reason
        member status reason
        status change reason
        hold reason
        reason for hold
        billing hold
        standing reason
        debt
        owed
        receivable
        ledger
        installment plan
        overdraft
        card
        card number
        credit card
        debit card
        card type
        card holder
        cardholder name
        card expiry
        card expiration
        card token
        card last four
        cvv
        cvc
        card cvv
        security code
        expiry month
        expiration year
        mastercard
        magnetic stripe
        track data
        """);

    /// <summary>Short forms, which count only as whole words of a name.</summary>
    public static IReadOnlyList<string[]> Short { get; } = Lines(
        """
        amt
        bal
        member bal
        inv
        inv no
        pmt
        last pmt
        pymt
        chrg
        ar
        member ar
        ar status
        pan
        card pan
        dlq
        """);

    private static string[][] Lines(string lines) => [.. lines.Split('\n').Select(line => line.Trim().Split(' '))];
}
