using Bridge.Access;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Features.Surveys.Findings;

/// <summary>The page of survey results, for those who see figures.</summary>
internal static class ResultsEndpoints
{
    /// <summary>Adds what it reads.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">The settings of surveys.</param>
    public static void AddSurveyResults(this IServiceCollection services, SurveySettings settings)
    {
        services.AddSingleton(provider => new ResultsReader(provider.GetRequiredService<SurveyStore>(), settings, provider.GetRequiredService<TimeProvider>()));
        services.AddPageLink(new PageLink(4, ResultsPage.Path, "Surveys", Policies.SeeMeasures));
    }

    /// <summary>Maps the page.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise it is for this machine alone.</param>
    public static void MapSurveyResults(this WebApplication app, bool isGuarded)
    {
        var page = app.MapGet("/" + ResultsPage.Path, PageAsync).ExcludeFromDescription();
        if (isGuarded)
        {
            page.RequireAuthorization(Policies.SeeMeasures);
        }
    }

    private static async Task<IResult> PageAsync(HttpContext context, ResultsReader results, PageVisits visits)
    {
        ClosedPage.Set(context);
        var asked = ResultsQuestion.Of(context.Request.Query);
        return Results.Content(ResultsPage.Render(asked, results.Read(asked), await visits.OfAsync(context.User)), "text/html; charset=utf-8");
    }
}
