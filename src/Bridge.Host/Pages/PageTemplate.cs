using System.Net;
using System.Text;

namespace Bridge.Host.Pages;

/// <summary>A piece of HTML with <c>{{slots}}</c>. What fills a slot is escaped, unless it is markup already.</summary>
/// <param name="html">The piece.</param>
internal sealed class PageTemplate(string html)
{
    private readonly string[] _parts = html.Split(["{{", "}}"], StringSplitOptions.None);

    /// <summary>Opens an embedded piece.</summary>
    /// <param name="feature">Name of the feature.</param>
    /// <param name="name">Name of the file in its folder <c>Page</c>.</param>
    /// <returns>Its text.</returns>
    public static string Open(string feature, string name) => Read($"Features.{feature}.Page.{name}");

    /// <summary>Opens an embedded piece that all pages share.</summary>
    /// <param name="name">Name of the file beside this one.</param>
    /// <returns>Its text.</returns>
    public static string Open(string name) => Read($"Pages.{name}");

    /// <summary>Fills all slots in one pass.</summary>
    /// <param name="values">What goes into each slot; every slot must have one.</param>
    /// <returns>HTML.</returns>
    public Markup Fill(IReadOnlyDictionary<string, object?> values)
    {
        var page = new StringBuilder();
        for (var index = 0; index < _parts.Length; index++)
        {
            // Text and slots alternate: odd parts are names.
            page.Append(index % 2 == 0 ? _parts[index] : Html(values[_parts[index]]));
        }

        return new Markup(page.ToString());
    }

    private static string? Html(object? value) => value is Markup markup ? markup.Html : WebUtility.HtmlEncode(value?.ToString());

    private static string Read(string name)
    {
        var assembly = typeof(PageTemplate).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Bridge.Host.{name}")
            ?? throw new InvalidOperationException($"The page {name} is not part of this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
