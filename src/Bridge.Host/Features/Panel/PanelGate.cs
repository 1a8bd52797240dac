using System.Security.Claims;
using Bridge.Access;

namespace Bridge.Host.Features.Panel;

/// <summary>Stands before every call of a panel: its token says which member it is about, and nothing else does.</summary>
/// <param name="tokens">Reads tokens.</param>
internal sealed class PanelGate(PanelTokens tokens) : IEndpointFilter
{
    /// <summary>The route value that holds the member, as in the member API.</summary>
    public const string Member = "member";

    private const string Scheme = "Bearer ";

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        if (http.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || tokens.Read(header[Scheme.Length..].Trim()) is not { } member)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.Problem("Ask the page's own server for a new token.", statusCode: StatusCodes.Status401Unauthorized, title: "The panel's token does not count any more");
        }

        http.Request.RouteValues[Member] = member;
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Persons.Subject, $"panel:{member}")], "panel"));
        return await next(context);
    }
}
