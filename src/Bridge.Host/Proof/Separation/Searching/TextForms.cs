using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>The encodings in which a text may stand somewhere.</summary>
internal static class TextForms
{
    /// <summary>All encodings of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Name and bytes; some may be the same as others.</returns>
    public static IEnumerable<(string Encoding, byte[] Bytes, bool IsText)> Of(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        foreach (var plain in Plain(text))
        {
            yield return plain;
        }

        foreach (var (name, escaped) in Escaped(text, utf8))
        {
            yield return (name, Encoding.UTF8.GetBytes(escaped), true);
        }

        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)), true);
        foreach (var (name, bytes) in new[] { ("base64", utf8), ("base64 of UTF-16LE", Encoding.Unicode.GetBytes(text)) })
        {
            for (var shift = 0; shift < 3; shift++)
            {
                var base64 = Base64(bytes, shift);
                yield return ($"{name}, alignment {shift}", Encoding.ASCII.GetBytes(base64), false);
                yield return ($"{name.Replace("base64", "base64url", StringComparison.Ordinal)}, alignment {shift}", Encoding.ASCII.GetBytes(base64.Replace('+', '-').Replace('/', '_')), false);
            }
        }

        foreach (var (name, hash) in new[] { ("SHA-256", SHA256.HashData(utf8)), ("MD5", Weak(utf8)) })
        {
            yield return ($"{name}, raw", hash, false);
            yield return ($"{name}, hex", Encoding.ASCII.GetBytes(Convert.ToHexString(hash)), true);
            yield return ($"{name}, base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(hash)), false);
        }
    }

    /// <summary>A text as programs keep it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Name and bytes.</returns>
    public static IEnumerable<(string Encoding, byte[] Bytes, bool IsText)> Plain(string text)
    {
        yield return ("UTF-8", Encoding.UTF8.GetBytes(text), true);
        yield return ("UTF-16LE", Encoding.Unicode.GetBytes(text), true);
        yield return ("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(text), true);
    }

    private static IEnumerable<(string Encoding, string Text)> Escaped(string text, byte[] utf8)
    {
        var url = Uri.EscapeDataString(text);
        var every = string.Concat(utf8.Select(one => $"%{one:X2}"));
        yield return ("JSON", JavaScriptEncoder.Default.Encode(text));
        yield return ("JSON, relaxed", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text));
        yield return ("JSON twice", JavaScriptEncoder.Default.Encode(JavaScriptEncoder.Default.Encode(text)));
        yield return ("JSON, every letter", string.Concat(text.Select(one => $"\\u{(int)one:x4}")));
        yield return ("HTML", WebUtility.HtmlEncode(text));
        yield return ("HTML, every letter", string.Concat(text.Select(one => string.Create(CultureInfo.InvariantCulture, $"&#{(int)one};"))));
        yield return ("HTML, every letter in hex", string.Concat(text.Select(one => $"&#x{(int)one:x};")));
        yield return ("URL", url);
        yield return ("URL, form", WebUtility.UrlEncode(text));
        yield return ("URL twice", Uri.EscapeDataString(url));
        yield return ("URL, every byte", every);
        yield return ("URL twice, every byte", Uri.EscapeDataString(every));
        yield return ("quoted-printable", string.Concat(utf8.Select(one => one is >= 33 and <= 126 and not (byte)'=' or (byte)' ' ? ((char)one).ToString() : $"={one:X2}")));
        yield return ("quoted-printable, every byte", string.Concat(utf8.Select(one => $"={one:X2}")));
    }

    // What stands before and behind is not known: letters that it has a part in are left out.
    private static string Base64(byte[] bytes, int shift)
    {
        var text = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
        var whole = (shift + bytes.Length) * 8 / 6;
        return text[((shift * 8 + 5) / 6)..whole];
    }

    // Nobody relies on it: what is looked for is whether somebody else did.
#pragma warning disable CA5351
    private static byte[] Weak(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
