using Microsoft.AspNetCore.Http;

namespace Bridge.Access.Requests;

/// <summary>Refuses a request in the form its sender reads: a page, or problem+json.</summary>
internal static class Answers
{
    /// <summary>Answers.</summary>
    /// <param name="context">The request; nothing was answered yet.</param>
    /// <param name="status">Status code.</param>
    /// <param name="page">The page for a browser; its words are the problem's for a program.</param>
    /// <returns>A task that ends with the answer.</returns>
    public static Task WriteAsync(HttpContext context, int status, Page page) => Callers.WantsPage(context.Request)
        ? page.WriteAsync(context, status)
        : TypedResults.Problem(statusCode: status, title: page.Title, detail: page.Sentence).ExecuteAsync(context);
}
