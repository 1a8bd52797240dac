using Bridge.Host.Pages;

namespace Bridge.Host.Features.Status;

/// <summary>The first page of those who may enter but not see the routes: it says where their work is.</summary>
internal static class RolePage
{
    private static readonly PageTemplate _page = new(PageTemplate.Open("Status", "role.html"));

    /// <summary>Renders the page.</summary>
    /// <param name="person">Who is signed in.</param>
    /// <param name="isAuditor">True for an auditor, false for a representative.</param>
    /// <param name="links">Other pages.</param>
    /// <returns>HTML.</returns>
    public static string Render(string person, bool isAuditor, StatusLinks links) => _page.Fill(new Dictionary<string, object?>
    {
        ["person"] = SignedIn.Render(person),
        ["links"] = links.Render(),
        ["headline"] = isAuditor ? "The audit is a file" : "Your place is the CRM",
        ["sentence"] = isAuditor
            ? "It lies on the bridge's machine, in the folder that the settings name as 'audit'. 'bridge audit verify' checks it and 'bridge audit show' reads it; both work on any copy. No page shows data to your role."
            : "Members and their standing are on each member's card in the CRM. This page has nothing more for your role: how the routes run is shown to csr-lead, manager and mls-admin.",
    }).Html;
}
