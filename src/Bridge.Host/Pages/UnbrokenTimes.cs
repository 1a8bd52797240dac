using System.Text.RegularExpressions;

namespace Bridge.Host.Pages;

/// <summary>Writes a text whose days and times are never broken over lines: a browser breaks behind any hyphen, and half a date is misread.</summary>
internal static partial class UnbrokenTimes
{
    private static readonly PageTemplate _text = new("{{text}}");
    private static readonly PageTemplate _when = new("<span class=\"when\">{{text}}</span>");

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>HTML.</returns>
    public static Markup Of(string text)
    {
        var pieces = new List<Markup>();
        var at = 0;
        foreach (Match found in When().Matches(text))
        {
            pieces.Add(Fill(_text, text[at..found.Index]));
            pieces.Add(Fill(_when, found.Value));
            at = found.Index + found.Length;
        }

        return Markup.Of(pieces.Append(Fill(_text, text[at..])));
    }

    private static Markup Fill(PageTemplate template, string text) => template.Fill(new Dictionary<string, object?> { ["text"] = text });

    [GeneratedRegex(@"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex When();
}
