using System.Buffers;

namespace Bridge.Connectors.Http.Bodies;

/// <summary>Looks at the two ends of an XML document, which are enough to tell that it was cut off; a document of megabytes is read once, by whoever needs it.</summary>
internal static class XmlEnds
{
    private static readonly SearchValues<byte> _behindNames = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>Looks whether bytes begin with an element and end with its end, and are no HTML page.</summary>
    /// <param name="bytes">UTF-8; a mark of the encoding and blanks around it may be there.</param>
    /// <returns>False for anything else.</returns>
    public static bool AreWhole(ReadOnlySpan<byte> bytes)
    {
        var xml = (bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : bytes).Trim(" \t\r\n"u8);
        if (RootOf(xml) is not { Length: > 0 } root || root.SequenceEqual("html"u8) || root.SequenceEqual("HTML"u8))
        {
            return false;
        }

        // </root>, with blanks before its end as wanted; or a root without content.
        return xml is [.. var head, (byte)'>']
            && (IsEndOf(root, head.TrimEnd(" \t\r\n"u8)) || (head.EndsWith("/"u8) && head.LastIndexOf((byte)'<') == head.IndexOf(root) - 1));
    }

    private static bool IsEndOf(ReadOnlySpan<byte> root, ReadOnlySpan<byte> closed) => closed.EndsWith(root) && closed[..^root.Length].EndsWith("</"u8);

    // Declarations and comments stand before the first element.
    private static ReadOnlySpan<byte> RootOf(ReadOnlySpan<byte> xml)
    {
        while (xml is [(byte)'<', .. var rest])
        {
            if (rest is not [(byte)'?' or (byte)'!', ..])
            {
                var end = rest.IndexOfAny(_behindNames);
                return end < 0 ? [] : rest[..end];
            }

            var (mark, length) = rest.StartsWith("!--"u8) ? ("-->"u8.ToArray(), 3) : (">"u8.ToArray(), 1);
            var over = rest.IndexOf(mark);
            if (over < 0)
            {
                return [];
            }

            xml = rest[(over + length)..].TrimStart(" \t\r\n"u8);
        }

        return [];
    }
}
