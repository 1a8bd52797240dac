using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Bridge.Access.Requests;

/// <summary>Headers that tell a browser what our pages never do, so that nothing put into them does it either.</summary>
/// <remarks>An endpoint may set its own content security policy; caching of what somebody signed in for it cannot allow.</remarks>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="access">The side.</param>
internal sealed class PageHeaders(RequestDelegate next, AccessContext access)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Goes on.</summary>
    /// <param name="context">The request.</param>
    /// <returns>A task that ends with the answer.</returns>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = Policy;
            }

            if (access.IsSecure)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            if (headers.CacheControl.Count == 0 || !IsForEverybody(context))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsForEverybody(HttpContext context) =>
        context.Response.StatusCode < StatusCodes.Status400BadRequest && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
