namespace Bridge.Host.Requests;

/// <summary>Answers requests whose body breaks the rules of HTTP, or ends too soon, as their sender's fault; without it the server calls them errors of the bridge.</summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class UnreadableRequests(RequestDelegate next)
{
    /// <summary>Goes on.</summary>
    /// <param name="context">The request.</param>
    /// <returns>A task that ends with the answer.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = error.StatusCode;
            context.Response.Headers.Connection = "close"; // where the next request begins cannot be told
        }
    }
}
