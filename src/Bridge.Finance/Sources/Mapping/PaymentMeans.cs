using Bridge.Core.Model;

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

    // Of several words, which exports part by a space, a sign, a capital or nothing. Single words are not looked for so: "C.A.R. Dues" holds no card.
    private static readonly string[] _joined =
        ["lastfour", "last4", "expdate", "expmonth", "expyear", "securitycode", "bankaccount", "bankacct", "paymentmethod", "paymethod", "pmtmethod", "ccnum", "ccno", "ccexp", "cctype"];

    private static readonly string[] _freeText = ["memo", "description", "note", "comment", "remark", "message"];

    /// <summary>Tells whether a column holds, or may hold, means of payment.</summary>
    public static bool IsIn(string column) => Contains(column, _signs)
        || string.Concat(column.Where(char.IsLetterOrDigit)) is var joined && _joined.Any(sign => joined.Contains(sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether a column holds free text, in which people write card numbers.</summary>
    public static bool IsFreeText(string column) => Contains(column, _freeText);

    private static bool Contains(string column, string[] signs)
    {
        // Letters that only look like those of a word, or are parted by what is not seen, are read as a person reads them.
        var read = string.Join(' ', column.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(NameFolding.Letters));
        return signs.Any(sign => column.Contains(sign, StringComparison.OrdinalIgnoreCase) || read.Contains(sign, StringComparison.OrdinalIgnoreCase));
    }
}
