using Bridge.Host.Features.Surveys.Invitations;

namespace Bridge.Host.Features.Surveys.Page;

/// <summary>Where a member says that they want no more surveys. Looking changes nothing, as scanners look too; a press, or a mail program's own button, does.</summary>
/// <remarks>
/// The mail program posts <c>List-Unsubscribe=One-Click</c>, without cookies or anything else to know it by: the link is the proof.
/// Source: RFC 8058, sections 3.1 and 3.2.
/// </remarks>
internal static class StopEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="survey">The group of the survey's links.</param>
    /// <param name="parts">What surveys stand on.</param>
    /// <param name="page">Renders pages.</param>
    public static void MapStop(this RouteGroupBuilder survey, SurveyParts parts, SurveyPage page)
    {
        survey.MapGet($"{{token}}/{SurveyLinks.Stop}", (HttpContext context, string token) => SurveyEndpoints.Guard(
            context, page, () => Task.FromResult(Find(parts, token) is { } invitation ? Html(context, page.AskStop(invitation.Language)) : NotFound(context, page))));
        survey.MapPost($"{{token}}/{SurveyLinks.Stop}", (HttpContext context, string token) => SurveyEndpoints.Guard(context, page, () => StopAsync(context, token, parts, page)));
    }

    private static async Task<IResult> StopAsync(HttpContext context, string token, SurveyParts parts, SurveyPage page)
    {
        if (Find(parts, token) is not { } invitation)
        {
            return NotFound(context, page);
        }

        await parts.Store.OptOuts.AddAsync(invitation.Member);
        return Html(context, page.Tell(invitation.Language, "stopped"));
    }

    private static Invitation? Find(SurveyParts parts, string token) => parts.Links.Read(token) is { } key ? parts.Store.Find(key) : null;

    private static IResult Html(HttpContext context, string html) => SurveyEndpoints.Html(context, html, StatusCodes.Status200OK);

    private static IResult NotFound(HttpContext context, SurveyPage page) => SurveyEndpoints.Html(context, page.Tell(null, "unknown"), StatusCodes.Status404NotFound);
}
