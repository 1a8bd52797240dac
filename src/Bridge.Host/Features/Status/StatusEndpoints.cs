using System.Text.Json.Serialization;
using Bridge.Host.Features.Scheduling;

namespace Bridge.Host.Features.Status;

/// <summary>The status page, its data, and the health of the host.</summary>
internal static class StatusEndpoints
{
    /// <summary>Maps the pages.</summary>
    /// <param name="app">The host.</param>
    public static void MapStatus(this WebApplication app)
    {
        app.MapGet("/", (StatusReader status) => Results.Content(StatusPage.Render(status.Read()), "text/html; charset=utf-8"));
        app.MapGet("/status.json", (StatusReader status) => Results.Json(status.Read(), StatusJson.Default.ListRouteStatus));
        app.MapGet("/health", () => Results.Text("alive"));
        app.MapGet("/health/ready", (StatusReader status) =>
        {
            var routes = status.Read();
            var isReady = routes.TrueForAll(route => route.State is not (nameof(RouteState.Faulted) or nameof(RouteState.NeedsConsent)));
            return Results.Json(routes, StatusJson.Default.ListRouteStatus, statusCode: isReady ? 200 : 503);
        });
    }
}

/// <summary>JSON of the status.</summary>
[JsonSerializable(typeof(List<RouteStatus>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class StatusJson : JsonSerializerContext;
