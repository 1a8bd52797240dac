using Bridge.Host.Pages;

namespace Bridge.Host.Features.Wall;

/// <summary>The page of the wallboard: complete without its script, which only brings it up to date.</summary>
internal static class WallPage
{
    /// <summary>The page's path.</summary>
    public const string Path = "wall";

    private static readonly PageTemplate _page = new(PageTemplate.Open("Wall", "wall.html"));

    /// <summary>The style sheet.</summary>
    public static string Style { get; } = PageTemplate.Open("Wall", "wall.css");

    /// <summary>The script.</summary>
    public static string Script { get; } = PageTemplate.Open("Wall", "wall.js");

    /// <summary>Renders the page.</summary>
    /// <param name="view">What it shows.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(WallView view, PageVisit visit)
    {
        var values = new Dictionary<string, object?> { ["state"] = view.State, ["nav"] = PageShell.Links(visit, Path), ["person"] = PageShell.Person(visit, Path) };
        foreach (var (id, text) in view.Texts.Concat(view.Paths))
        {
            values[id] = text;
        }

        foreach (var (id, mark) in view.Marks)
        {
            values[$"{id}-mark"] = mark;
        }

        return _page.Fill(values).Html;
    }
}
