using System.Text;

namespace Bridge.Core.Settings;

/// <summary>Decodes the bytes of a file that an administrator wrote, and says where they are no text.</summary>
/// <remarks>A byte that is replaced in silence could make two names of one. Source: RFC 3629.</remarks>
public static class Utf8Text
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes bytes; a byte order mark at the beginning is left out.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="line">Line of the first broken byte, from 1; 0 when there is none.</param>
    /// <param name="column">Its column in characters, from 1; 0 when there is none.</param>
    /// <returns>The text, or null when the bytes are not UTF-8.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out int line, out int column)
    {
        var rest = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var good = FirstBroken(rest);
        if (good < 0)
        {
            (line, column) = (0, 0);
            return _strict.GetString(rest);
        }

        var before = _strict.GetString(rest[..good]).ReplaceLineEndings("\n");
        line = before.Count(character => character == '\n') + 1;
        column = before.Length - before.LastIndexOf('\n');
        return null;
    }

    private static int FirstBroken(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) != System.Buffers.OperationStatus.Done)
            {
                return at;
            }

            at += used;
        }

        return -1;
    }
}
