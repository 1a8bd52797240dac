using Bridge.Access.People;
using Bridge.Access.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Access.SignIn;

/// <summary>Signing out: here, and at the provider when it offers that.</summary>
/// <remarks>Source: OpenID Connect RP-Initiated Logout 1.0, section 2.</remarks>
internal static class SignInEnd
{
    private const string FormOnly =
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Maps it.</summary>
    /// <param name="endpoints">The application.</param>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(SignInPaths.End, AskAsync).AllowAnonymous();
        endpoints.MapPost(SignInPaths.End, EndAsync).AllowAnonymous();
    }

    private static async Task AskAsync(HttpContext http, IAntiforgery forms)
    {
        if (!(await http.AuthenticateAsync(Schemes.Session)).Succeeded)
        {
            await Page.SignedOut.WriteAsync(http);
            return;
        }

        // Browsers hold a form to this list through all redirects that follow it, and the last of them is the provider's.
        var end = await EndpointAsync(http);
        http.Response.Headers.ContentSecurityPolicy = end is null ? FormOnly : $"{FormOnly} {new Uri(end).GetLeftPart(UriPartial.Authority)}";
        var form = forms.GetAndStoreTokens(http);
        var page = new Page("Sign out?", "This ends your session here and, where it offers that, at the provider.", new Way("Sign out", SignInPaths.End, form.FormFieldName, form.RequestToken));
        await page.WriteAsync(http);
    }

    private static async Task EndAsync(HttpContext http, AccessContext access, AccessAudit audit, Sessions sessions, IAntiforgery forms)
    {
        var session = await http.AuthenticateAsync(Schemes.Session);
        if (!session.Succeeded)
        {
            http.Response.Redirect(SignInPaths.SignedOut);
            return;
        }

        var who = Persons.IdOf(session.Principal);
        if (!await forms.IsRequestValidAsync(http))
        {
            await audit.RefusedAsync(AccessActions.SignOut, who, "session", RefusalReason.OtherOrigin);
            await Answers.WriteAsync(http, StatusCodes.Status400BadRequest, Page.Forbidden);
            return;
        }

        // The one thing that happens before its entry: if the audit is broken, a session that has ended is still the safer end.
        var hint = sessions.HintOf(session.Properties);
        await http.SignOutAsync(Schemes.Session);
        await audit.DoneAsync(AccessActions.SignOut, who, "session");
        http.Response.Redirect(await AddressAsync(http, access, hint));
    }

    private static async Task<string> AddressAsync(HttpContext http, AccessContext access, string? hint)
    {
        if (access.Settings.People is not { } people || hint is null || await EndpointAsync(http) is not { } end)
        {
            return SignInPaths.SignedOut;
        }

        var here = access.Settings.PublicAddress ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}");
        return QueryHelpers.AddQueryString(end, new Dictionary<string, string?>
        {
            ["id_token_hint"] = hint,
            ["client_id"] = people.ClientId,
            ["post_logout_redirect_uri"] = new Uri(here, SignInPaths.SignedOut).AbsoluteUri,
        });
    }

    private static async Task<string?> EndpointAsync(HttpContext http)
    {
        if (http.RequestServices.GetService<ProviderDirectory>() is not { } directory)
        {
            return null;
        }

        try
        {
            return (await directory.GetConfigurationAsync(http.RequestAborted)).EndSessionEndpoint is { Length: > 0 } end ? end : null;
        }
        catch (ProviderUnreachableException)
        {
            return null; // signing out here does not wait for the provider
        }
    }
}
