using System.Net;
using System.Text.RegularExpressions;

namespace Bridge.Connectors.Desk;

/// <summary>Makes plain text of the HTML that help desks keep mails and notes in.</summary>
internal static partial class HtmlText
{
    /// <summary>Reads a text that may be HTML.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What a reader sees of it, a line for each paragraph; the text itself when it is no HTML.</returns>
    public static string Of(string text)
    {
        if (!Markup().IsMatch(text))
        {
            return text;
        }

        var bare = Unseen().Replace(text.ReplaceLineEndings(" "), "");
        var lines = WebUtility.HtmlDecode(Markup().Replace(Breaks().Replace(bare, "\n"), "")).Replace('\u00A0', ' ').Split('\n', StringSplitOptions.TrimEntries);
        return Gaps().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    [GeneratedRegex(@"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"<(?:style|script|head|title)\b[^>]*>.*?</(?:style|script|head|title)>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
