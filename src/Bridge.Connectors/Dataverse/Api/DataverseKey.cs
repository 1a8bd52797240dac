using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bridge.Connectors.Dataverse.Api;

/// <summary>Spells external ids so that they can be alternate keys: <c>mls:K1</c> is kept as <c>mls.K1</c>.</summary>
/// <remarks>
/// Two things stand in the way of the plain id. A row whose key holds one of <c>/ &lt; &gt; * % &amp; : \ ? +</c> cannot be addressed by it, so
/// everything but letters, digits, hyphen and underscore is written as <c>~</c> and two hexadecimal digits for each byte, and the colon
/// behind the feed as a point. And keys are compared without case, while keys of an MLS may differ in case alone: a key with small
/// letters says at its end which of its letters are small, <c>~l</c> for all of them, or <c>~m</c> and one bit for each letter.
/// Source: Microsoft Learn, "Define alternate keys to reference rows".
/// </remarks>
internal static class DataverseKey
{
    /// <summary>Most characters of a key as it is kept.</summary>
    public const int Longest = 200;

    private const string AllSmall = "~l";
    private const string SomeSmall = "~m";
    private static readonly SearchValues<char> _plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Spells an external id.</summary>
    /// <param name="externalId">The external id, <c>feed:key</c>.</param>
    /// <returns>The key; different ids give keys that differ in more than case.</returns>
    public static string Encode(string externalId)
    {
        var colon = externalId.IndexOf(':', StringComparison.Ordinal);
        var (feed, key) = colon < 0 ? ("", externalId) : (externalId[..colon], externalId[(colon + 1)..]);
        var text = new StringBuilder(externalId.Length + 8);
        if (colon >= 0)
        {
            // The feed's name is of small letters as a rule; a large one is spelled out.
            Escape(feed, text, letter => _plain.Contains(letter) && !char.IsAsciiLetterUpper(letter));
            text.Append('.');
        }

        Escape(key, text, _plain.Contains);
        return text.Append(CaseMark(key)).ToString();
    }

    /// <summary>Reads a key back.</summary>
    /// <param name="stored">The key as it is kept.</param>
    /// <returns>The external id; what somebody else typed comes back as it is.</returns>
    public static string Decode(string stored)
    {
        var bytes = new ArrayBufferWriter<byte>(stored.Length);
        var isPastFeed = false;
        for (var at = 0; at < stored.Length; at++)
        {
            var letter = stored[at];
            if (letter == '~' && at + 1 < stored.Length && stored[at + 1] is 'l' or 'm')
            {
                break;
            }

            if (letter == '~')
            {
                if (at + 2 >= stored.Length || !byte.TryParse(stored.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
                {
                    return stored;
                }

                bytes.Write([octet]);
                at += 2;
            }
            else if (letter == '.' && !isPastFeed)
            {
                isPastFeed = true;
                bytes.Write(":"u8);
            }
            else if (_plain.Contains(letter))
            {
                bytes.Write([(byte)letter]);
            }
            else
            {
                return stored;
            }
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Escape(string part, StringBuilder text, Func<char, bool> isPlain)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in part.EnumerateRunes())
        {
            if (rune.IsAscii && isPlain((char)rune.Value))
            {
                text.Append((char)rune.Value);
                continue;
            }

            foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)])
            {
                text.Append('~').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }
    }

    private static string CaseMark(string key)
    {
        var letters = key.Where(char.IsAsciiLetter).ToList();
        return !letters.Exists(char.IsAsciiLetterLower) ? ""
            : letters.TrueForAll(char.IsAsciiLetterLower) ? AllSmall
            : SomeSmall + string.Concat(letters.Chunk(4).Select(four =>
                four.Select((letter, at) => char.IsAsciiLetterLower(letter) ? 8 >> at : 0).Sum().ToString("X", CultureInfo.InvariantCulture)));
    }
}
