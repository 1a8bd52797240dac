namespace Bridge.Finance.Sources.Mapping;

/// <summary>Finds columns that hold means of payment: they are never read, and a mapping that names one is refused.</summary>
/// <remarks>Source: PCI DSS 4.0.1, requirements 3.3.1 and 3.5.1; CMLS guide, billing supervision and support.</remarks>
internal static class PaymentMeans
{
    private static readonly string[] _signs =
    [
        "card", "last4", "last 4", "last four", "expir", "exp date", "exp.", "cvv", "cvc", "security code", "routing", "iban",
        "bank account", "payment method", "pay method", "token",
    ];

    private static readonly string[] _freeText = ["memo", "description", "note", "comment", "remark", "message"];

    /// <summary>Tells whether a column holds, or may hold, means of payment.</summary>
    public static bool IsIn(string column) => Contains(column, _signs);

    /// <summary>Tells whether a column holds free text, in which people write card numbers.</summary>
    public static bool IsFreeText(string column) => Contains(column, _freeText);

    private static bool Contains(string column, string[] signs) =>
        signs.Any(sign => column.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
