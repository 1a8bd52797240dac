using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Bridge.Access.Requests;

/// <summary>Refuses changes that a page of another origin sends with somebody's session.</summary>
/// <remarks>SameSite cookies do not do this between the two sides: the same host on two ports is one site. Source: Fetch Metadata Request Headers, section 2.3.</remarks>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="audit">The side's audit.</param>
/// <param name="access">The side.</param>
internal sealed class SameOrigin(RequestDelegate next, AccessAudit audit, AccessContext access)
{
    /// <summary>Goes on.</summary>
    /// <param name="context">The request.</param>
    /// <returns>A task that ends with the answer.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsHarmless(context) || IsOwn(context.Request))
        {
            await next(context);
            return;
        }

        await audit.RefusedAsync(AccessActions.Request, Persons.IdOf(context.User), Refusals.What(context), RefusalReason.OtherOrigin);
        await Answers.WriteAsync(context, StatusCodes.Status403Forbidden, Page.Forbidden);
    }

    // A web socket begins as a GET, and browsers let pages of any origin open one.
    private static bool IsHarmless(HttpContext context) =>
        ((HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && context.Request.Headers.Upgrade.Count == 0)
        || context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket?.AuthenticationScheme != Schemes.Session;

    private bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == (access.Settings.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}");
    }
}
