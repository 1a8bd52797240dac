using System.Text;

namespace Bridge.Core.Files;

/// <summary>How files of each kind begin.</summary>
/// <remarks>
/// Source: ISO 32000-1, 7.5.2 (PDF); PNG third edition, 5.2; ITU T.81, B.1.1.3 (JPEG); GIF89a, 17; RFC 9649 (WebP); ISO 14496-12, 4.3, with the
/// brands of ISO 23008-12 (HEIF).
/// </remarks>
internal static class FileMarks
{
    private static readonly string[] _brands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"];

    /// <summary>Compares.</summary>
    /// <param name="word">Word of the kind.</param>
    /// <param name="content">The whole file.</param>
    /// <returns>True when it begins so.</returns>
    public static bool Match(string word, ReadOnlySpan<byte> content) => word switch
    {
        "pdf" => content.StartsWith("%PDF-"u8),
        "png" => content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        "jpg" => content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "gif" => content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8),
        "webp" => content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8),
        "heic" => content.Length > 12 && content[4..].StartsWith("ftyp"u8) && _brands.Contains(Encoding.Latin1.GetString(content[8..12])),
        "txt" => IsText(content),
        _ => false,
    };

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        foreach (var octet in content)
        {
            if (octet < ' ' && octet is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        // PDF without its structure is text too; what has a mark of its own is no plain text.
        return !content.IsEmpty && System.Text.Unicode.Utf8.IsValid(content) && !content.StartsWith("%PDF-"u8) && !content.StartsWith("GIF8"u8);
    }
}
