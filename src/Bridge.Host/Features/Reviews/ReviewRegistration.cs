using Bridge.Access;
using Bridge.Host.Features.Measures.Reviews;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Reviews;

namespace Bridge.Host.Features.Reviews;

/// <summary>Adds the weekly reviews to a host.</summary>
internal static class ReviewRegistration
{
    /// <summary>Adds what the pages read and write.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="measures">The measures' file.</param>
    public static void AddReviews(this IServiceCollection services, ReviewSettings settings, string measures)
    {
        services.AddSingleton(settings).AddSingleton(new FormStore(measures)).AddSingleton<ReviewsReader>();
        services.AddPageLink(new PageLink(6, ReviewsPage.Path, "Reviews", Policies.SeeMeasures));
    }

    /// <summary>Maps the pages. Forms are filled only where people sign in: a review has an author.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise the week is for this machine alone.</param>
    public static void MapReviews(this WebApplication app, bool isGuarded)
    {
        var week = app.MapGet("/" + ReviewsPage.Path, ReviewEndpoints.WeekAsync).ExcludeFromDescription();
        if (isGuarded)
        {
            week.RequireAuthorization(Policies.SeeMeasures);
            var form = app.MapGroup("/" + FormPage.Path).RequireAuthorization(Policies.SeeMeasures).ExcludeFromDescription();
            form.MapGet("", ReviewEndpoints.FormAsync);
            form.MapPost("", ReviewEndpoints.KeepAsync);
        }
    }
}
