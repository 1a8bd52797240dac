using Bridge.Host.Pages;

namespace Bridge.Host.Features.Status;

/// <summary>Where the first page leads besides.</summary>
/// <param name="HasStandards">Whether there is a page of standards.</param>
/// <param name="HasReferrals">Whether there is a page to refer callers.</param>
internal sealed record StatusLinks(bool HasStandards, bool HasReferrals)
{
    /// <summary>No other page.</summary>
    public static StatusLinks None { get; } = new(false, false);

    /// <summary>Renders the links.</summary>
    /// <returns>HTML, or nothing.</returns>
    public Markup Render() => Markup.Of(
    [
        HasStandards ? new Markup("<a href=\"standards\">Standards and figures</a> ") : Markup.None,
        HasReferrals ? new Markup("<a href=\"referrals\">Refer a caller</a>") : Markup.None,
    ]);
}
