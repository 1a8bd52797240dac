using Bridge.Core.Listings;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Referrals;

/// <summary>The page on which a representative finds whom to refer a caller to.</summary>
internal static class ReferralPage
{
    /// <summary>The page's path.</summary>
    public const string Path = "referrals";

    private static readonly PageTemplate _main = new(PageTemplate.Open("Referrals", "referrals.html"));
    private static readonly PageTemplate _listing = new(PageTemplate.Open("Referrals", "listing.html"));

    /// <summary>Renders the page.</summary>
    /// <param name="question">What was asked, or null.</param>
    /// <param name="answer">What came of it, or null when nothing was asked.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(string? question, ReferralAnswer? answer, PageVisit visit)
    {
        var headline = answer switch
        {
            null => "Refer a caller",
            { Problem: not null } => "Nothing was looked up",
            { Listings.Count: 0 } => "No such listing",
            { Listings.Count: 1 } => "One listing",
            var found => $"{found.Listings.Count} listings",
        };
        var sentence = answer?.Problem ?? (answer is { Listings.Count: 0 }
            ? "Ask the caller for the number on the sign, or for the street alone."
            : "By the listing's number or a part of its address. The caller's own number is not asked for and kept nowhere.");
        return PageShell.Render(
            new PageFrame
            {
                Path = Path,
                Headline = headline,
                Tone = answer switch { null => "plain", { Problem: null, Listings.Count: > 0 } => "ok", _ => "wait" },
                Intro = PageShell.Paragraph(sentence),
                Skip = ("listings", "listings"),
                Main = _main.Fill(new Dictionary<string, object?>
                {
                    ["question"] = question,
                    ["longest"] = ReferralSearch.Longest,
                    ["listings"] = Markup.Of((answer?.Listings ?? []).Select(Render)),
                }),
            },
            visit);
    }

    private static Markup Render(Listing listing) => _listing.Fill(new Dictionary<string, object?>
    {
        ["number"] = listing.ListingId,
        ["place"] = string.Join(", ", new[] { listing.Address, listing.City, listing.PostalCode }.OfType<string>()),
        ["status"] = listing.Status ?? "unknown",
        ["agent"] = listing.Agent ?? "not told",
        ["agentPhone"] = listing.AgentPhone ?? "no number",
        ["office"] = listing.Office ?? "not told",
        ["officePhone"] = listing.OfficePhone ?? "no number",
    });
}
