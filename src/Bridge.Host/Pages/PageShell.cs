namespace Bridge.Host.Pages;

/// <summary>The shell that all pages of the support side share: head, links to the other pages, who is signed in.</summary>
internal static class PageShell
{
    private static readonly PageTemplate _shell = new(PageTemplate.Open("shell.html"));
    private static readonly PageTemplate _style = new("<link rel=\"stylesheet\" href=\"{{root}}{{name}}\">");
    private static readonly PageTemplate _skip = new("<a class=\"skip\" href=\"#{{id}}\">Skip to the {{what}}</a>");
    private static readonly PageTemplate _nav = new("<nav class=\"links\" aria-label=\"Pages\">{{links}}</nav>");
    private static readonly PageTemplate _link = new("<a href=\"{{root}}{{path}}\"{{current}}>{{name}}</a>");
    private static readonly PageTemplate _person = new("<span class=\"person\">Signed in as <b>{{person}}</b> <a href=\"{{root}}sign-out\">Sign out</a></span>");
    private static readonly PageTemplate _paragraph = new("<p>{{text}}</p>");

    /// <summary>The style sheet that all pages share.</summary>
    public static string Style { get; } = PageTemplate.Open("bridge.css");

    /// <summary>Writes a sentence as a paragraph.</summary>
    /// <param name="text">The sentence.</param>
    /// <returns>HTML.</returns>
    public static Markup Paragraph(string text) => _paragraph.Fill(new Dictionary<string, object?> { ["text"] = UnbrokenTimes.Of(text) });

    /// <summary>Renders a page.</summary>
    /// <param name="frame">What is its own.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(PageFrame frame, PageVisit visit)
    {
        var root = RootOf(frame.Path);
        return _shell.Fill(new Dictionary<string, object?>
        {
            ["title"] = frame.Headline,
            ["headline"] = frame.Headline,
            ["intro"] = frame.Intro,
            ["tone"] = frame.Tone,
            ["root"] = root,
            ["styles"] = Markup.Of(frame.Styles.Select(name => _style.Fill(new Dictionary<string, object?> { ["root"] = root, ["name"] = name }))),
            ["skip"] = frame.Skip is not { } skip ? Markup.None : _skip.Fill(new Dictionary<string, object?> { ["id"] = skip.Id, ["what"] = skip.What }),
            ["nav"] = Links(visit, frame.Path),
            ["person"] = Person(visit, frame.Path),
            ["tools"] = frame.Tools,
            ["main"] = frame.Main,
            ["footer"] = frame.Footer,
        }).Html;
    }

    /// <summary>The links to the other pages, for a page with a head of its own.</summary>
    /// <param name="visit">Who looks at it.</param>
    /// <param name="path">The page's path.</param>
    /// <returns>HTML; nothing where there is no other page.</returns>
    public static Markup Links(PageVisit visit, string path) => visit.Links.Count < 2 ? Markup.None : _nav.Fill(new Dictionary<string, object?>
    {
        ["links"] = Markup.Of(visit.Links.Select(link => Link(link, path, RootOf(path)))),
    });

    /// <summary>Who is signed in, with the way out, for a page with a head of its own.</summary>
    /// <param name="visit">Who looks at it.</param>
    /// <param name="path">The page's path.</param>
    /// <returns>HTML; nothing where nobody signs in.</returns>
    public static Markup Person(PageVisit visit, string path) =>
        visit.Person is null ? Markup.None : _person.Fill(new Dictionary<string, object?> { ["person"] = visit.Person, ["root"] = RootOf(path) });

    /// <summary>The way from a page up to the first one. Links are relative, as the bridge may stand below a path of a reverse proxy.</summary>
    /// <param name="path">The page's path.</param>
    /// <returns>For example <c>../</c>.</returns>
    public static string RootOf(string path) => string.Concat(Enumerable.Repeat("../", path.Count(letter => letter == '/')));

    private static Markup Link(PageLink link, string path, string root) => _link.Fill(new Dictionary<string, object?>
    {
        ["root"] = root,
        ["path"] = link.Path.Length == 0 && root.Length == 0 ? "./" : link.Path,
        ["name"] = link.Name,
        ["current"] = link.Path == path ? new Markup(" aria-current=\"page\"") : Markup.None,
    });
}
