namespace Bridge.Host.Pages;

/// <summary>Who looks at a page, and where they may go from it.</summary>
/// <param name="Person">Stable id of who is signed in; null where nobody signs in.</param>
/// <param name="Links">The pages they may see, in order.</param>
internal sealed record PageVisit(string? Person, IReadOnlyList<PageLink> Links)
{
    /// <summary>Nobody in particular, with nowhere else to go.</summary>
    public static PageVisit None { get; } = new(null, []);
}
