namespace Bridge.Host.Pages;

/// <summary>Headers of a page without scripts that loads nothing from elsewhere and is kept nowhere.</summary>
internal static class PageHeaders
{
    /// <summary>Sets them.</summary>
    /// <param name="context">The request.</param>
    public static void Close(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
    }
}
