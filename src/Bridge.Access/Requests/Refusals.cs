using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Access.Requests;

/// <summary>Refuses requests that no policy lets through, and notes each: by name, token or cookie, or by address.</summary>
/// <param name="audit">The side's audit.</param>
/// <param name="strangers">Notes those that came with nothing.</param>
/// <param name="access">The side.</param>
internal sealed class Refusals(AccessAudit audit, StrangerRefusals strangers, AccessContext access) : IAuthorizationMiddlewareResultHandler
{
    /// <inheritdoc />
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
        }
        else if (context.User.Identity?.IsAuthenticated == true)
        {
            await ForbidAsync(context);
        }
        else
        {
            await ChallengeAsync(context);
        }
    }

    /// <summary>What was asked for, without anything the sender chose: no path, no query.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Method and route pattern.</returns>
    public static string What(HttpContext context)
    {
        var method = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsPost(context.Request.Method)
            || HttpMethods.IsPut(context.Request.Method) || HttpMethods.IsDelete(context.Request.Method) || HttpMethods.IsPatch(context.Request.Method)
            ? context.Request.Method : "other";
        return $"{method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no endpoint)"}";
    }

    private async Task ForbidAsync(HttpContext context)
    {
        // Nothing is there, so nobody was kept from anything; strangers are not told even that.
        if (context.GetEndpoint() is null)
        {
            await Answers.WriteAsync(context, StatusCodes.Status404NotFound, Page.NotFound);
            return;
        }

        await audit.RefusedAsync(AccessActions.Request, Persons.IdOf(context.User), What(context), RefusalReason.NoPolicy);
        await Answers.WriteAsync(context, StatusCodes.Status403Forbidden, Page.Forbidden);
    }

    private async Task ChallengeAsync(HttpContext context)
    {
        var failure = (await context.AuthenticateAsync()).Failure; // remembered since the first time; the feature keeps successes only
        var carriesToken = context.Request.Headers.Authorization.Count > 0;
        if (Reason(context, failure, carriesToken) is { } reason)
        {
            await audit.RefusedAsync(AccessActions.Request, AccessAudit.Nobody, What(context), reason);
        }
        else if (context.GetEndpoint() is not null)
        {
            await strangers.NoteAsync(Callers.Address(context), What(context));
        }

        if (Callers.WantsPage(context.Request))
        {
            context.Response.Redirect(SignInPaths.StartFor(context.Request));
            return;
        }

        context.Response.Headers.WWWAuthenticate = carriesToken ? "Bearer error=\"invalid_token\"" : "Bearer";
        await Answers.WriteAsync(context, StatusCodes.Status401Unauthorized, Page.NotSignedIn);
    }

    // Null for somebody who carries nothing.
    private string? Reason(HttpContext context, Exception? failure, bool carriesToken)
    {
        if (carriesToken)
        {
            return RefusalReason.OfToken(failure);
        }

        if (failure is not null)
        {
            return RefusalReason.Session;
        }

        var other = SideNames.Other(access.Side);
        var isOther = context.Request.Cookies.ContainsKey(SideNames.Cookie(other, isSecure: true)) || context.Request.Cookies.ContainsKey(SideNames.Cookie(other, isSecure: false));
        return isOther ? RefusalReason.OtherSide : null;
    }
}
