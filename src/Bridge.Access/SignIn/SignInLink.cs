using Bridge.Access.People;
using Bridge.Access.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Access.SignIn;

/// <summary>Where a one-time link leads.</summary>
internal static class SignInLink
{
    private const string What = "one-time link";

    /// <summary>Maps it in a trial; otherwise there is no such address.</summary>
    /// <param name="endpoints">The application.</param>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<AccessContext>().Settings.Trial)
        {
            endpoints.MapGet(SignInPaths.Link, UseAsync).AllowAnonymous();
        }
    }

    private static async Task UseAsync(string token, HttpContext http, OneTimeLinks links, AccessAudit audit)
    {
        // Asked first, so that nobody elsewhere can spend a link.
        var use = Callers.IsLocal(http) ? links.Use(token) : new LinkUse(null, RefusalReason.NotLocal);
        if (use.Role is not { } role)
        {
            await audit.RefusedAsync(AccessActions.LinkUsed, AccessAudit.Nobody, What, use.Reason);
            await Page.LinkRefused.WriteAsync(http, StatusCodes.Status403Forbidden);
            return;
        }

        var person = Principals.Make(OneTimeLinks.Provider, role, [role], Schemes.Session);
        await audit.DoneAsync(AccessActions.LinkUsed, Persons.IdOf(person), What);
        await audit.DoneAsync(AccessActions.SignIn, Persons.IdOf(person), What);
        await http.SignInAsync(Schemes.Session, person);
        http.Response.Redirect("/");
    }
}
