using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Access.Requests;

/// <summary>Serves the style sheet of the pages that say what happened.</summary>
internal static class PageStyle
{
    /// <summary>Maps it.</summary>
    /// <param name="endpoints">The application.</param>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(SignInPaths.Style, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Text(Page.Style, "text/css; charset=utf-8");
    }).AllowAnonymous();
}
