using System.Text;
using Bridge.Core.Tables;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Sources.Tables;

/// <summary>Opens a text file in the encoding it has.</summary>
internal static class TextFile
{
    private const int Chunk = 1 << 16;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="rows">Is told when a row ends, and stops one that has no end.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="FinanceException">It cannot be read.</exception>
    public static StreamReader Open(string path, TextEncoding encoding, out RowBoundStream rows)
    {
        var isWestern = encoding == TextEncoding.Windows1252 || (encoding == TextEncoding.Auto && !IsUtf8(path));
        rows = new RowBoundStream(InputFile.Open(path), LongRow.Most);
        return new StreamReader(rows, isWestern ? Windows1252() : Encoding.UTF8, detectEncodingFromByteOrderMarks: true, Chunk);
    }

    /// <summary>What the file's own first line says that stands between its columns.</summary>
    public static string? Separator(string path)
    {
        using var text = new StreamReader(InputFile.Open(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 64);
        return SeparatorLine.Look(text)?.ToString();
    }

    /// <summary>Tells whether the last line of a file lacks its end.</summary>
    public static bool EndsOpen(string path)
    {
        using var file = InputFile.Open(path);
        Span<byte> last = stackalloc byte[2];
        file.Seek(-Math.Min(last.Length, file.Length), SeekOrigin.End);
        return file.ReadAtLeast(last, last.Length, throwOnEndOfStream: false) > 0 && !last.Contains((byte)'\n') && !last.Contains((byte)'\r'); // UTF-16 has a zero beside it
    }

    private static Encoding Windows1252() => CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // the provider always has it

    // Every byte is looked at: a name with an accent may stand on the last line.
    private static bool IsUtf8(string path)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[Chunk];
        var letters = new char[Chunk + 1];
        using var file = InputFile.Open(path);
        try
        {
            for (var length = file.Read(bytes); length > 0; length = file.Read(bytes))
            {
                if (bytes.AsSpan(0, length).StartsWith("\uFEFF"u8) || bytes.AsSpan(0, length).StartsWith(new byte[] { 0xFF, 0xFE }))
                {
                    return true; // a byte order mark says it all; the reader follows it
                }

                strict.GetChars(bytes, 0, length, letters, 0, flush: false);
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
