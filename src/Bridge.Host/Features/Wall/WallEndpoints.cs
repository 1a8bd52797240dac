using Bridge.Access;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Host.Features.Measures;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Kpis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Host.Features.Wall;

/// <summary>The wallboard over HTTP: a page, and a stream of what changes on it.</summary>
internal static class WallEndpoints
{
    // Who may look is asked again with each stream; browsers begin the next by themselves.
    private static readonly TimeSpan _longestStream = TimeSpan.FromMinutes(15);

    /// <summary>Adds what the wallboard works with.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">The settings of the figures.</param>
    /// <param name="sources">Name of each phone system, and what begins to follow it.</param>
    public static void AddWall(
        this IServiceCollection services, KpiBoardSettings settings, IReadOnlyList<(string Name, Func<ICallSink, ILiveCalls> Open)> sources)
    {
        services.AddPageLink(new PageLink(2, WallPage.Path, "Wall", Policies.SeeMeasures));
        services
            .AddSingleton(host => new WallDesk(
                sources, new UsualDays(host.GetRequiredService<MeasureReader>(), settings.NotNormal), settings, host.GetRequiredService<TimeProvider>()))
            .AddHostedService<WallLoop>();
    }

    /// <summary>Maps the page.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise the page is for this machine alone.</param>
    public static void MapWall(this WebApplication app, bool isGuarded)
    {
        var wall = app.MapGroup("");
        wall.MapGet("/wall", PageAsync);
        wall.MapGet("/wall/stream", Stream);
        if (isGuarded)
        {
            wall.RequireAuthorization(Policies.SeeMeasures);
        }

        app.MapGet("/wall.css", () => Results.Text(WallPage.Style, "text/css; charset=utf-8")).AllowAnonymous();
        app.MapGet("/wall.js", () => Results.Text(WallPage.Script, "text/javascript; charset=utf-8")).AllowAnonymous();
    }

    private static async Task<IResult> PageAsync(HttpContext context, WallDesk wall, PageVisits visits, TimeProvider time)
    {
        ClosedPage.Set(context, hasScript: true);
        var view = wall.Feed.Newest ?? WallView.Of(
            new WallState { Now = time.GetUtcNow(), HasSources = wall.Sources.Count > 0, WithinSeconds = wall.WithinSeconds });
        return Results.Content(WallPage.Render(view, await visits.OfAsync(context.User)), "text/html; charset=utf-8");
    }

    private static ServerSentEventsResult<string> Stream(HttpContext context, WallDesk wall, IHostApplicationLifetime life, TimeProvider time)
    {
        var longest = new CancellationTokenSource(_longestStream, time);
        var end = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, life.ApplicationStopping);
        context.Response.RegisterForDispose(longest);
        context.Response.RegisterForDispose(end);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // proxies that collect answers would show old numbers
        return TypedResults.ServerSentEvents(wall.Feed.FollowAsync(end.Token));
    }
}
