namespace Bridge.Core.Model.Names;

/// <summary>The words of money and cards, as data. A star stands for a word that has no plural with s.</summary>
/// <remarks>
/// Sources: CMLS, "Customer Service Best Practices" (billing kept apart from support); RESO Data Dictionary 2.0 and 2.1, Member
/// (MemberBillingPreference, MemberAssociationComments); PCI DSS 4.0.1, section 3 (account data).
/// </remarks>
internal static class ForbiddenWords
{
    /// <summary>Words that stand for themselves: as a whole word, or glued to ordinary words.</summary>
    public static IReadOnlyList<string> Whole { get; } = Split(
        """
        balance balances* amount arrear delinquent delinquency delinquencies* delinquents* invoice invoiced* invoicing* payment
        pay* pays* paid* payer payor payee payable receivable remit* remitted* remittance unpaid* prepaid* prepay* nonpay* nonpaying*
        repay* underpaid* overpaid* autopay* autodebit* autodraft* autobill*
        billing* bill bills* billed* biller billable ebill* rebill* debit debited* credit credited* creditor debtor debt
        refund refunded* refundable* charge charged* chargeback chargeoff surcharge overcharge fee fine fined* due dues* overdue* pastdue*
        owed* owes* owing* owe* lien nsf* writeoff writtenoff* collections* overdraft overdrawn* dunning* bankrupt* bankruptcy*
        ledger installment instalment cheque bank* iban* ach* eft* paypal* venmo* zelle* braintree*
        card cardholder mastercard visa* amex* cvv cvc cvn* cvvtwo* magstripe ccnum* ccno* ccnbr* ccnumber ccexp* cctype* cclast* cctoken*
        payername* billto* paidto* paidon* paidby* dueon* acctbal* curbal* membal* arbal* araging* balfwd* lastpmt* pmtstatus* pmtdate* invno* invnum*
        """);

    /// <summary>Words of which no ordinary word is a part, so that they count inside any word.</summary>
    public static IReadOnlyList<string> Anywhere { get; } = Split(
        """
        balance payment invoice overdue pastdue delinquen arrears cardholder chargeback creditcard debitcard creditlimit accountnumber
        routingnumber cardnumber autopay writeoff amountdue balancedue unpaid refund receivable bankaccount mastercard
        """);

    /// <summary>Short forms: only as a whole word of a name, since they mean other things in a text.</summary>
    public static IReadOnlyList<string> Short { get; } = Split(
        "amt amnt bal blnc blnce balnc inv invc pmt pymt pymnt paymt pmnt chrg dlq dlnq delq delinq rfnd crdt rcvbl bllg ar pan");

    /// <summary>Two words that mean money or cards side by side, in either order.</summary>
    public static IReadOnlyList<(string One, string Other)> Pairs { get; } =
    [
        .. Pair("reason cause", "status suspension suspended suspend hold standing inactive inactivation deactivation termination drop"),
        .. Pair("hold", "billing financial finance account acct code note comment flag"),
        .. Pair("finance financial", "status standing note flag"),
        .. Pair("comment", "association"),
        .. Pair("number num no nbr", "account acct routing card cc"),
        .. Pair("account acct", "checking savings holder"),
        .. Pair("routing", "aba code"),
        .. Pair("collection", "status agency note stage letter sent flag"),
        .. Pair("in", "collection"),
        .. Pair("past", "due"),
        .. Pair("write written", "off"),
        .. Pair("non", "pay"),
        .. Pair("auto", "pay draft bill"),
        .. Pair("late", "days"),
        .. Pair("grace", "period"),
        .. Pair("aging ageing", "bucket days report status account schedule"),
        .. Pair("sort swift", "code"),
        .. Pair("check", "number bounced returned"),
        .. Pair("expiry expiration exp", "month year mo yr card cc"),
        .. Pair("cc", "type brand token holder last name"),
        .. Pair("security", "code"),
        .. Pair("last", "four 4"),
        .. Pair("track", "1 2 one two data"),
        .. Pair("magnetic", "stripe"),
        .. Pair("stripe", "customer token"),
        .. Pair("american", "express"),
    ];

    private static string[] Split(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<(string One, string Other)> Pair(string ones, string others) =>
        Split(ones).SelectMany(_ => Split(others), (one, other) => (one, other));
}
