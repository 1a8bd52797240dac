using System.Globalization;
using System.Text.Json.Serialization;
using Bridge.Access;
using Bridge.Host.Features.Scheduling;
using Bridge.Host.Pages;
using Bridge.Host.StatusLines;
using Microsoft.AspNetCore.Authorization;

namespace Bridge.Host.Features.Status;

/// <summary>The status page, its data, and the health of the host.</summary>
internal static class StatusEndpoints
{
    private const int FewestSeconds = 5;
    private const int MostSeconds = 3600;

    /// <summary>Adds what the pages read.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddStatus(this IServiceCollection services)
    {
        services.AddPageLink(new PageLink(0, "", "Status", Policies.EnterSide));
        return services.AddSingleton<StatusReader>();
    }

    /// <summary>Maps the pages.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise the pages are for this machine alone.</param>
    public static void MapStatus(this WebApplication app, bool isGuarded)
    {
        var pages = app.MapGroup("");
        if (isGuarded)
        {
            pages.RequireAuthorization(Policies.SeeRoutes);
            app.MapGet("/", (HttpContext context, StatusReader status, IAuthorizationService authorization, PageVisits visits, int? every, CancellationToken cancellationToken) =>
                FirstPageAsync(context, status, authorization, every, visits, cancellationToken)).RequireAuthorization(Policies.EnterSide);
        }
        else
        {
            app.MapGet("/", (HttpContext context, StatusReader status, PageVisits visits, int? every, CancellationToken cancellationToken) =>
                PageAsync(context, status, every, visits, cancellationToken));
        }

        app.MapGet("/status.css", () => Results.Text(StatusPage.Style, "text/css; charset=utf-8")).AllowAnonymous();
        pages.MapGet("/status.json", async (StatusReader status, CancellationToken cancellationToken) =>
            Json(await status.ReadAsync(cancellationToken), isHealth: false));
        app.MapGet("/health", () => Results.Text("alive")).AllowAnonymous();
        app.MapGet("/health/ready", async (StatusReader status, CancellationToken cancellationToken) =>
        {
            var now = await status.ReadAsync(cancellationToken);

            // Whoever may not see the routes learns no more than a load balancer has to.
            return isGuarded ? Results.Text(IsWell(now, isHealth: true) ? "ready" : "not ready", statusCode: IsWell(now, isHealth: true) ? 200 : 503)
                : Json(now, isHealth: true);
        }).AllowAnonymous();
    }

    // Whoever may enter gets an answer: the routes, or where the work of this role is.
    private static async Task<IResult> FirstPageAsync(
        HttpContext context, StatusReader status, IAuthorizationService authorization, int? every, PageVisits visits, CancellationToken cancellationToken)
    {
        if ((await authorization.AuthorizeAsync(context.User, Policies.SeeRoutes)).Succeeded)
        {
            return await PageAsync(context, status, every, visits, cancellationToken);
        }

        ClosedPage.Set(context);
        return Results.Content(RolePage.Render(context.User.IsInRole(Roles.Auditor), await visits.OfAsync(context.User)), "text/html; charset=utf-8");
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, StatusReader status, int? every, PageVisits visits, CancellationToken cancellationToken)
    {
        var now = await status.ReadAsync(cancellationToken);
        ClosedPage.Set(context);
        int? seconds = every is { } asked ? Math.Clamp(asked, FewestSeconds, MostSeconds) : null;
        if (seconds is not null)
        {
            // Only for those who asked, and the page has a link that ends it. Source: WCAG 2.2, success criterion 2.2.1.
            context.Response.Headers["Refresh"] = seconds.Value.ToString(CultureInfo.InvariantCulture);
        }

        return Results.Content(StatusPage.Render(now, seconds, await visits.OfAsync(context.User)), "text/html; charset=utf-8", statusCode: now.Problem is null ? 200 : 503);
    }

    private static IResult Json(StatusSnapshot now, bool isHealth) =>
        Results.Json(now, StatusJson.Default.StatusSnapshot, statusCode: IsWell(now, isHealth) ? 200 : 503);

    private static bool IsWell(StatusSnapshot now, bool isHealth) => now.Problem is null
        && !(isHealth && now.Routes.Any(route => route.State is nameof(RouteState.Faulted) or nameof(RouteState.NeedsConsent)));
}

/// <summary>JSON of the status.</summary>
[JsonSerializable(typeof(StatusSnapshot))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
internal sealed partial class StatusJson : JsonSerializerContext;
