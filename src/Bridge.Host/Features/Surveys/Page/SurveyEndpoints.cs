using Bridge.Host.Pages;

namespace Bridge.Host.Features.Surveys.Page;

/// <summary>The answer page. Looking at it changes nothing; only sending the form does.</summary>
internal static class SurveyEndpoints
{
    private const string Style = "/survey.css";

    /// <summary>Maps it; its link is the proof, so that nobody signs in.</summary>
    /// <param name="app">The host.</param>
    public static void MapSurveyPage(this WebApplication app)
    {
        var parts = app.Services.GetRequiredService<SurveyParts>();
        var page = new SurveyPage(parts.Settings);
        var desk = app.Services.GetRequiredService<SurveyDesk>();
        var gate = new SurveyGate(parts.Links, parts.Settings);
        app.Lifetime.ApplicationStopped.Register(gate.Dispose);
        app.MapGet(Style, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "max-age=86400";
            return Results.Text(SurveyPage.Style, "text/css; charset=utf-8");
        }).AllowAnonymous().ExcludeFromDescription();
        var survey = app.MapGroup(SurveyLinks.Path).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().AddEndpointFilter(gate);
        survey.MapGet("{token}", (HttpContext context, string token, string? a) => Guard(context, page, () => Task.FromResult(Show(context, token, a, desk, page))));
        survey.MapPost("{token}", (HttpContext context, string token, CancellationToken cancellationToken) =>
            Guard(context, page, () => AnswerAsync(context, token, desk, page, cancellationToken)));
        survey.MapStop(parts, page);
    }

    /// <summary>Answers with a page that keeps to itself.</summary>
    /// <param name="context">The request.</param>
    /// <param name="html">The page.</param>
    /// <param name="status">Status code.</param>
    /// <returns>The answer.</returns>
    public static IResult Html(HttpContext context, string html, int status)
    {
        ClosedPage.Set(context);
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }

    private static IResult Show(HttpContext context, string token, string? chosen, SurveyDesk desk, SurveyPage page)
    {
        var visit = desk.Look(token);
        if (visit is not { State: SurveyVisitState.Open, Invitation: { } invitation })
        {
            return End(context, visit, page, StatusCodes.Status410Gone);
        }

        // What was clicked in the mail is chosen already; it is sent by a press on the page.
        var first = SurveyForm.AnswerTo(invitation.Asked[0], chosen);
        return Html(context, page.Ask(invitation, new SurveyForm(first is { } answer ? [answer] : [], null, null)), StatusCodes.Status200OK);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, string token, SurveyDesk desk, SurveyPage page, CancellationToken cancellationToken)
    {
        var visit = desk.Look(token);
        if (visit is not { State: SurveyVisitState.Open, Invitation: { } invitation })
        {
            return End(context, visit, page, StatusCodes.Status409Conflict);
        }

        var form = await SurveyForm.ReadAsync(context.Request, invitation.Asked, cancellationToken) ?? new SurveyForm([], null, "missing");
        if (form.Fault is not null)
        {
            return Html(context, page.Ask(invitation, form), StatusCodes.Status400BadRequest);
        }

        var (isTaken, isFollowedUp) = await desk.AnswerAsync(invitation, form.Answers, form.Comment);
        return isTaken
            ? Html(context, page.Tell(invitation.Language, "thanks", isFollowedUp ? "inTouch" : null), StatusCodes.Status200OK)
            : End(context, visit with { State = SurveyVisitState.Used }, page, StatusCodes.Status409Conflict);
    }

    private static IResult End(HttpContext context, SurveyVisit visit, SurveyPage page, int used) => visit.State switch
    {
        SurveyVisitState.Used => Html(context, page.Tell(visit.Invitation?.Language, "used"), used),
        SurveyVisitState.Expired => Html(context, page.Tell(visit.Invitation?.Language, "expired"), StatusCodes.Status410Gone),
        _ => Html(context, page.Tell(null, "unknown"), StatusCodes.Status404NotFound),
    };

    /// <summary>Answers with a page also when the store cannot be used.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">Renders pages.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>The answer, or one that says "later".</returns>
    public static async Task<IResult> Guard(HttpContext context, SurveyPage page, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (StoreException)
        {
            // The loop works on the same store, and tells the administrator.
            context.Response.Headers.RetryAfter = "30";
            return Html(context, page.Tell(null, "later"), StatusCodes.Status503ServiceUnavailable);
        }
    }
}
