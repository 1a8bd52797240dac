namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Recognises identifiers whose digits are never a card number: UUIDs, hashes, base64, record ids, tokens.</summary>
/// <remarks>
/// Sources: RFC 9562 (UUID), RFC 4648 (base64), Salesforce "ID field type" (18 characters: the last three check the case
/// of the first fifteen), UPS tracking numbers (1Z and 16 characters), Stripe object ids (<c>pm_</c>, <c>tok_</c> ...).
/// Asked in the order of the text, it looks at each token once.
/// </remarks>
internal sealed class TokenKinds
{
    private const int HexLength = 32;
    private const int Base64Length = 24;

    private static readonly System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _prefixes =
        System.Collections.Frozen.FrozenSet.Create(
            StringComparer.Ordinal, "pi", "ch", "cus", "src", "seti", "btok", "ba", "txn", "cs", "evt", "re", "po", "acct", "sub", "py", "tr", "card", "in", "req")
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Uuids _uuids = new();
    private (int From, int To, bool IsIdentifier) _word = (-1, -1, false);
    private (int From, int To, bool IsBase64, bool IsSurelyBase64) _token = (-1, -1, false, false);

    /// <summary>Tells whether some groups of digits are part of an identifier.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="first">The first group.</param>
    /// <param name="last">The last group.</param>
    /// <returns>True when they are.</returns>
    public bool IsPartOf(ReadOnlySpan<char> text, DigitGroup first, DigitGroup last)
    {
        if (IsAlone(text, first) && IsAlone(text, last))
        {
            return false;
        }

        var (start, end) = (first.Start, last.End);
        if (_uuids.IsPart(text, start) || _uuids.IsPart(text, end - 1))
        {
            return true;
        }

        if (start < _word.From || start >= _word.To)
        {
            var (from, to) = Widen(text, start, start + 1, char.IsAsciiLetterOrDigit);
            _word = (from, to, IsIdentifier(text, from, to));
        }

        // Fifteen characters have no check; letters glued to a number of fourteen digits would look the same.
        var isRecordId = _word.To - _word.From == 15 && end - start <= 13 && end <= _word.To && text[_word.From.._word.To].ContainsAnyExceptInRange('0', '9');
        return _word.IsIdentifier || isRecordId;
    }

    // Too short for an identifier, and nothing touches it that could be part of one.
    private static bool IsAlone(ReadOnlySpan<char> text, DigitGroup group) => group.Length < Base64Length
        && (group.Start == 0 || !IsOfToken(text[group.Start - 1])) && (group.End == text.Length || !IsOfToken(text[group.End]));

    private bool IsIdentifier(ReadOnlySpan<char> text, int from, int to)
    {
        ReadToken(text, from, to);
        var word = text[from..to];
        if (!word.ContainsAnyExceptInRange('0', '9'))
        {
            return IsProcessorToken(text, from, isBare: true) || _token.IsSurelyBase64;
        }

        return (word.Length >= HexLength && IsHex(word))
            || (word.Length == 18 && (IsSalesforce(word) || word.StartsWith("1Z", StringComparison.OrdinalIgnoreCase)))
            || IsProcessorToken(text, from, isBare: false)
            || (_token.IsBase64 && HasNoise(word));
    }

    private void ReadToken(ReadOnlySpan<char> text, int start, int end)
    {
        if (start >= _token.From && end <= _token.To)
        {
            return;
        }

        var (from, to) = Widen(text, start, end, IsOfToken);
        var token = text[from..to];
        var isBase64 = token.Length >= Base64Length && token.ContainsAnyInRange('a', 'z') && token.ContainsAnyInRange('A', 'Z');
        var isPadded = (to < text.Length && text[to] == '=') || token.Contains('+');
        _token = (from, to, isBase64, isBase64 && isPadded && HasNoise(token));
    }

    private static bool IsOfToken(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '_' or '-';

    private static (int From, int To) Widen(ReadOnlySpan<char> text, int from, int to, Func<char, bool> isOf)
    {
        while (from > 0 && isOf(text[from - 1]))
        {
            from--;
        }

        while (to < text.Length && isOf(text[to]))
        {
            to++;
        }

        return (from, to);
    }

    private static bool IsHex(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (!char.IsAsciiHexDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSalesforce(ReadOnlySpan<char> word)
    {
        const string suffixes = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
        for (var part = 0; part < 3; part++)
        {
            var bits = 0;
            for (var place = 0; place < 5; place++)
            {
                bits |= char.IsAsciiLetterUpper(word[part * 5 + place]) ? 1 << place : 0;
            }

            if (char.ToUpperInvariant(word[15 + part]) != suffixes[bits])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsProcessorToken(ReadOnlySpan<char> text, int wordFrom, bool isBare)
    {
        var from = wordFrom;
        while (from > 0 && wordFrom - from < HexLength && (char.IsAsciiLetterOrDigit(text[from - 1]) || text[from - 1] == '_'))
        {
            from--;
        }

        var prefix = text[from..wordFrom];
        var end = prefix.IndexOf('_');
        return end > 0 && (prefix[..end] is "pm" or "tok" || (!isBare && _prefixes.Contains(prefix[..end]) && HasNoise(text[wordFrom..Math.Min(text.Length, wordFrom + HexLength)])));
    }

    // Upper and lower case mixed as no word mixes them. Words glued to digits (Visa4111..., cc4242...exp1228) are not noise.
    private static bool HasNoise(ReadOnlySpan<char> token)
    {
        for (var at = 0; at < token.Length;)
        {
            var end = at;
            while (end < token.Length && char.IsAsciiLetter(token[end]))
            {
                end++;
            }

            if (end - at >= 2 && IsNoise(token[at..end]))
            {
                return true;
            }

            at = Math.Max(end, at + 1);
        }

        return false;
    }

    private static bool IsNoise(ReadOnlySpan<char> letters)
    {
        // A few capitals may lead (PANNumber); after that each word has one capital and at least two small letters.
        var at = 0;
        while (at < letters.Length && char.IsAsciiLetterUpper(letters[at]))
        {
            at++;
        }

        if (at == letters.Length)
        {
            return false;
        }

        if (at > 1 && Words.Vocabulary.Sense(letters[..(at - 1)]) == Words.WordSense.None && Words.Vocabulary.Sense(letters[..at]) == Words.WordSense.None)
        {
            return true;
        }

        while (at < letters.Length)
        {
            var small = at;
            while (small < letters.Length && char.IsAsciiLetterLower(letters[small]))
            {
                small++;
            }

            if (small - at < 2)
            {
                return true;
            }

            at = small + 1;
        }

        return char.IsAsciiLetterUpper(letters[^1]);
    }
}
