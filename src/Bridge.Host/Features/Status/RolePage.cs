using Bridge.Host.Pages;

namespace Bridge.Host.Features.Status;

/// <summary>The first page of those who may enter but not see the routes: it says where their work is.</summary>
internal static class RolePage
{
    /// <summary>Renders the page.</summary>
    /// <param name="isAuditor">True for an auditor, false for a representative.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(bool isAuditor, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = "",
            Headline = isAuditor ? "The audit is a file" : "Your place is the CRM",
            Tone = "ok",
            Intro = PageShell.Paragraph(isAuditor
                ? "It lies on the bridge's machine, in the folder that the settings name as 'audit'. 'bridge audit verify' checks it and 'bridge audit show' reads it; both work on any copy. No page shows data to your role."
                : "Members and their standing are on each member's card in the CRM. This page has nothing more for your role: how the routes run is shown to csr-lead, manager and mls-admin."),
            Main = Markup.None,
        },
        visit);
}
