using Bridge.Host.Pages;

namespace Bridge.Host.Features.Status;

/// <summary>Where the first page leads besides.</summary>
/// <param name="HasStandards">Whether there is a page of standards.</param>
internal sealed record StatusLinks(bool HasStandards)
{
    /// <summary>No other page.</summary>
    public static StatusLinks None { get; } = new(false);

    /// <summary>Renders the links.</summary>
    /// <returns>HTML, or nothing.</returns>
    public Markup Render() => HasStandards ? new Markup("<a href=\"standards\">Standards and figures</a>") : Markup.None;
}
