namespace Bridge.Host.Pages;

/// <summary>What is a page's own inside the shell that all share.</summary>
internal sealed record PageFrame
{
    /// <summary>The page's path, by which its link is marked as the current one; empty for the first page.</summary>
    public required string Path { get; init; }

    /// <summary>Heading and title.</summary>
    public required string Headline { get; init; }

    /// <summary>What stands below the heading.</summary>
    public required Markup Intro { get; init; }

    /// <summary>How the heading is meant: <c>ok</c>, <c>wait</c>, <c>bad</c> or <c>plain</c>.</summary>
    public string Tone { get; init; } = "plain";

    /// <summary>The page's content.</summary>
    public required Markup Main { get; init; }

    /// <summary>Name of the element to skip to, and of what it holds; null for pages without a skip link.</summary>
    public (string Id, string What)? Skip { get; init; }

    /// <summary>Style sheets beside the one that all share.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>What stands at the end of the head.</summary>
    public Markup Tools { get; init; } = Markup.None;

    /// <summary>What stands below the content.</summary>
    public Markup Footer { get; init; } = Markup.None;
}
