using Bridge.Host.Pages;

namespace Bridge.Host.Features.Wall;

/// <summary>The page of the wallboard: complete without its script, which only brings it up to date.</summary>
internal static class WallPage
{
    private static readonly PageTemplate _page = new(PageTemplate.Open("Wall", "wall.html"));

    /// <summary>The style sheet.</summary>
    public static string Style { get; } = PageTemplate.Open("Wall", "wall.css");

    /// <summary>The script.</summary>
    public static string Script { get; } = PageTemplate.Open("Wall", "wall.js");

    /// <summary>Renders the page.</summary>
    /// <param name="view">What it shows.</param>
    /// <param name="person">Who is signed in; null where nobody signs in.</param>
    /// <returns>HTML.</returns>
    public static string Render(WallView view, string? person)
    {
        var values = new Dictionary<string, object?> { ["state"] = view.State, ["person"] = SignedIn.Render(person) };
        foreach (var (id, text) in view.Texts.Concat(view.Paths))
        {
            values[id] = text;
        }

        return _page.Fill(values).Html;
    }
}
