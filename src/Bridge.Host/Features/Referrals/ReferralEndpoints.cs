using Bridge.Access;
using Bridge.Core.Listings;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Referrals;

/// <summary>Referrals of callers who are no members: a page for representatives, and the same as JSON for the phone system and the CRM.</summary>
internal static class ReferralEndpoints
{
    /// <summary>Adds the look-up.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="open">Opens it.</param>
    public static void AddReferrals(this IServiceCollection services, Func<IFindsListings> open) =>
        services.AddSingleton(provider => new ReferralSearch(open, provider.GetRequiredService<TimeProvider>()));

    /// <summary>Maps the page and the API.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise both are for this machine alone.</param>
    /// <param name="hasMachines">True when machines sign in.</param>
    public static void MapReferrals(this WebApplication app, bool isGuarded, bool hasMachines)
    {
        var page = app.MapGet("/referrals", PageAsync).ExcludeFromDescription();
        if (isGuarded)
        {
            page.RequireAuthorization(Policies.ServeMembers);
        }

        if (hasMachines)
        {
            app.MapGet("/api/v1/listings", AnswerAsync).RequireAuthorization(Policies.ActForMembers).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> PageAsync(HttpContext context, string? q, ReferralSearch search)
    {
        ClosedPage.Set(context);
        var answer = q is null ? null : await search.FindAsync(q, context.RequestAborted);
        return Results.Content(ReferralPage.Render(q, answer, SignedIn.IdOf(context.User)), "text/html; charset=utf-8");
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, string? q, ReferralSearch search)
    {
        context.Response.Headers.CacheControl = "no-store";
        var answer = await search.FindAsync(q, context.RequestAborted);
        return answer switch
        {
            { IsFault: true } => TypedResults.Problem(answer.Problem, statusCode: StatusCodes.Status400BadRequest, title: "The question cannot be asked"),
            { Problem: { } problem } => TypedResults.Problem(problem, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not now"),
            _ => TypedResults.Json(answer, ReferralJson.Default.ReferralAnswer),
        };
    }
}
