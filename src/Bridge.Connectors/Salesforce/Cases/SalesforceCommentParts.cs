using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>
/// How a member's comment lies in comments of a case: each ends with a line that tells the representative who wrote it, and the
/// bridge under which key; a long text goes into several, because one holds 4,000 bytes.
/// </summary>
/// <remarks>Source: Object Reference, CaseComment, "CommentBody"; it has no external id and takes no custom fields.</remarks>
internal static partial class SalesforceCommentParts
{
    private const int MostBytes = 3_800; // leaves room for the last line
    private const int BackToSpace = 200;

    /// <summary>Writes a comment.</summary>
    /// <param name="text">What the member says.</param>
    /// <param name="key">The comment's key.</param>
    /// <returns>One body or more, in order.</returns>
    public static IReadOnlyList<string> Split(string text, string key)
    {
        var parts = Cut(text.ReplaceLineEndings("\n").Trim());
        return [.. parts.Select((part, at) => string.Create(CultureInfo.InvariantCulture, $"{part}\n[MLS member, {key}, {at + 1}/{parts.Count}]"))];
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The part, or null when the body is no member's comment.</returns>
    public static SalesforceCommentPart? Read(string body)
    {
        var match = LastLine().Match(body.ReplaceLineEndings("\n"));
        return match.Success
            ? new(match.Groups["key"].Value, int.Parse(match.Groups["at"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["text"].Value)
            : null;
    }

    private static List<string> Cut(string text)
    {
        var parts = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = End(text, start);
            parts.Add(text[start..end]);
            start = end;
        }

        return parts;
    }

    // Behind a space where there is one near: Salesforce trims what a body begins with.
    private static int End(string text, int start)
    {
        var (end, bytes) = (start, 0);
        while (end < text.Length)
        {
            // A letter of several code points stays whole, unless it alone is longer than a comment may be.
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            length = Encoding.UTF8.GetByteCount(text.AsSpan(end, length)) > MostBytes ? Rune.GetRuneAt(text, end).Utf16SequenceLength : length;
            if ((bytes += Encoding.UTF8.GetByteCount(text.AsSpan(end, length))) > MostBytes)
            {
                break;
            }

            end += length;
        }

        if (end == text.Length)
        {
            return end;
        }

        var space = text.LastIndexOfAny([' ', '\n'], end - 1, Math.Min(BackToSpace, end - start));
        return space > start ? space + 1 : end;
    }

    [GeneratedRegex(@"\A(?<text>.*)\n\[MLS member, (?<key>[A-Za-z0-9-]{1,64}), (?<at>\d{1,4})/\d{1,4}\]\s*\z", RegexOptions.Singleline)]
    private static partial Regex LastLine();
}
