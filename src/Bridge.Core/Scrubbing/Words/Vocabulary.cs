using System.Collections.Frozen;

namespace Bridge.Core.Scrubbing.Words;

/// <summary>What a word says about the numbers near it.</summary>
[Flags]
internal enum WordSense
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is about paying by card.</summary>
    Payment = 1,

    /// <summary>It names listings or parcels.</summary>
    Listing = 2,

    /// <summary>It names a security code.</summary>
    Code = 4,

    /// <summary>It may be the first word of a phrase that names a security code.</summary>
    CodePhrase = 8,

    /// <summary>It announces an expiry date.</summary>
    Expiry = 16,
}

/// <summary>The words that matter, in any case.</summary>
internal static class Vocabulary
{
    /// <summary>Length of the longest word.</summary>
    public const int Longest = 16;

    /// <summary>Length of the shortest.</summary>
    public const int Shortest = 2;

    private static readonly FrozenDictionary<string, WordSense>.AlternateLookup<ReadOnlySpan<char>> _senses =
        Make().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Most words have no sense; first letter and length tell so for nearly all of them.
    private static readonly int[] _lengths = Lengths();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _fillers = Set(
        "is was it its s code codes number numbers num no nr the on back front of card my our your value digits digit here as equals are this " +
        "that for visa mc amex mastercard discover debit credit cvv cvc cid csc security verification be three four a and exp with then");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _premises = Set(
        "gate alarm lockbox lock door doors building garage house home entry system adt keypad access property listing showing supra community elevator office");

    /// <summary>Tells what a word says.</summary>
    /// <param name="word">The word; letters of ASCII.</param>
    /// <returns>Its sense.</returns>
    public static WordSense Sense(ReadOnlySpan<char> word) =>
        word.Length is < Shortest or > Longest ? WordSense.None
        : (_lengths[Letter(word[0])] & 1 << word.Length) != 0 && _senses.TryGetValue(word, out var sense) ? sense
        : Letter(word[0]) == 'c' - 'a' || Letter(word[^1]) is 'c' - 'a' or 'v' - 'a' ? Glued(word)
        : WordSense.None;

    /// <summary>Tells whether a word may stand between a label and its code.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True when it says nothing else.</returns>
    public static bool IsFiller(ReadOnlySpan<char> word) => word.IsEmpty || _fillers.Contains(word);

    /// <summary>Tells whether a word makes a "security code" one of a door.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True for gates, alarms, lockboxes and the like.</returns>
    public static bool IsPremises(ReadOnlySpan<char> word) => _premises.Contains(word);

    // "mycvv", "cvvcode", "Cardcvc"
    private static WordSense Glued(ReadOnlySpan<char> word) =>
        word.Length is > 3 and <= Longest && (word.EndsWith("cvv", StringComparison.OrdinalIgnoreCase) || word.EndsWith("cvc", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("cvv", StringComparison.OrdinalIgnoreCase) || word.StartsWith("cvc", StringComparison.OrdinalIgnoreCase))
            ? WordSense.Code
            : WordSense.None;

    private static int Letter(char letter) => (letter | 0x20) - 'a';

    private static int[] Lengths()
    {
        var lengths = new int[26];
        foreach (var word in Make().Keys)
        {
            lengths[Letter(word[0])] |= 1 << word.Length;
        }

        return lengths;
    }

    private static Dictionary<string, WordSense> Make()
    {
        var senses = new Dictionary<string, WordSense>(StringComparer.OrdinalIgnoreCase);
        Add(WordSense.Payment,
            "card cards creditcard creditcards debitcard cardnumber cardnumbers cardno cardnum cardnr cardholder cardpan ccnumber ccnum ccno cc " +
            "visa mastercard mastercards mc amex americanexpress discover jcb diners dinersclub maestro unionpay dankort debit credit pan uatp cup");
        Add(WordSense.Listing, "mls listing listings ml mlsid mlsno mlsnumber mlsnumbers listingid listingids listingkey listingkeys parcel parcels apn");
        Add(WordSense.Code, "cvv cvc cvn cvd cid csc cvvs cvcs securitycode");
        Add(WordSense.CodePhrase, "security code codes digit digits number numbers verification");
        Add(WordSense.Expiry, "exp expires expiry expiration expire expiring expdate expirydate expirationdate valid thru validthru");
        return senses;

        void Add(WordSense sense, string words)
        {
            foreach (var word in words.Split(' '))
            {
                senses[word] = senses.GetValueOrDefault(word) | sense;
            }
        }
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
