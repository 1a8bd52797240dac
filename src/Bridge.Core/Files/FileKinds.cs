namespace Bridge.Core.Files;

/// <summary>The kinds of files that the bridge can tell by their bytes; no other is ever taken.</summary>
/// <remarks>Source: IANA media types registry; RFC 7303 and 2046 for text. None of them runs when it is opened.</remarks>
public static class FileKinds
{
    /// <summary>The kinds.</summary>
    public static IReadOnlyList<FileKind> All { get; } =
    [
        new("pdf", "application/pdf", ["pdf"]),
        new("png", "image/png", ["png"]),
        new("jpg", "image/jpeg", ["jpg", "jpeg"]),
        new("gif", "image/gif", ["gif"]),
        new("webp", "image/webp", ["webp"]),
        new("heic", "image/heic", ["heic", "heif"]),
        new("txt", "text/plain", ["txt", "log", "csv"]),
    ];

    /// <summary>Finds a kind by its media type.</summary>
    /// <param name="mediaType">The media type without parameters, compared without case.</param>
    /// <returns>The kind, or null.</returns>
    public static FileKind? OfMediaType(string? mediaType) => All.FirstOrDefault(kind => kind.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds a kind by the bytes of a file.</summary>
    /// <param name="content">The whole file.</param>
    /// <returns>The kind, or null when it is none of them.</returns>
    public static FileKind? OfContent(ReadOnlySpan<byte> content)
    {
        foreach (var kind in All)
        {
            if (kind.Matches(content))
            {
                return kind;
            }
        }

        return null;
    }
}
