using Bridge.Access.People;
using Bridge.Access.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Access.SignIn;

/// <summary>The page that a sign-in begins with, those that it can end with, and the way to the provider.</summary>
internal static class SignInStart
{
    /// <summary>Maps them.</summary>
    /// <param name="endpoints">The application.</param>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(SignInPaths.Start, (HttpContext http, AccessContext access, string? to) => Start(access, to).WriteAsync(http)).AllowAnonymous();
        endpoints.MapGet(SignInPaths.Provider, ChallengeAsync).AllowAnonymous();
        endpoints.MapGet(SignInPaths.SignedOut, (HttpContext http) => Page.SignedOut.WriteAsync(http)).AllowAnonymous();
        endpoints.MapGet(SignInPaths.NoRole, (HttpContext http) => Page.NoRole.WriteAsync(http, StatusCodes.Status403Forbidden)).AllowAnonymous();
        endpoints.MapGet(SignInPaths.Refused, (HttpContext http) => Page.Refused.WriteAsync(http, StatusCodes.Status403Forbidden)).AllowAnonymous();
        endpoints.MapGet(SignInPaths.Unreachable, (HttpContext http) => Page.Unreachable.WriteAsync(http, StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }

    private static Page Start(AccessContext access, string? to)
    {
        const string trial = "This is a trial: use one of the links that the bridge printed when it started. Each works once.";
        if (access.Settings.People is { } people)
        {
            var address = IsLocal(to) ? QueryHelpers.AddQueryString(SignInPaths.Provider, SignInPaths.To, to!) : SignInPaths.Provider; // checked by IsLocal
            return new Page("Sign in", access.Settings.Trial ? trial : $"You sign in with {people.Title ?? people.Name}, as you do elsewhere.", new Way($"Sign in with {people.Title ?? people.Name}", address));
        }

        return access.Settings.Trial
            ? new Page("Sign in with a link", trial)
            : new Page("Nobody can sign in yet.", "The settings name no provider. Whoever runs the bridge sets people.authority and people.clientId; docs/access.md tells how.");
    }

    private static async Task ChallengeAsync(HttpContext http, AccessContext access, string? to, bool again = false)
    {
        if (access.Settings.People is null)
        {
            http.Response.Redirect(SignInPaths.Start);
            return;
        }

        if (access.Settings.PublicAddress is null && !Callers.IsLocal(http))
        {
            await Page.NotLocal.WriteAsync(http, StatusCodes.Status403Forbidden);
            return;
        }

        var properties = new OAuthChallengeProperties { RedirectUri = IsLocal(to) ? to : "/" };
        if (again)
        {
            properties.SetParameter(OpenIdHandler.Prompt, "login");
        }

        try
        {
            await http.ChallengeAsync(Schemes.Provider, properties);
        }
        catch (ProviderUnreachableException)
        {
            await Page.Unreachable.WriteAsync(http, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static bool IsLocal(string? address) => RedirectHttpResult.IsLocalUrl(address) && address![0] == '/'; // no "~/" of the framework
}
