namespace Bridge.Host.Pages;

/// <summary>Headers of pages that run no script, load nothing from elsewhere and are kept nowhere.</summary>
internal static class ClosedPage
{
    /// <summary>Sets the headers.</summary>
    /// <param name="context">The request.</param>
    public static void Set(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
    }
}
