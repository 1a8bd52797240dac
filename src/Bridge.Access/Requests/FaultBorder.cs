using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Access.Requests;

/// <summary>The border of a request: what nobody expected becomes a page or a problem, and a line in the log that names the place.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class FaultBorder(RequestDelegate next, ILogger<FaultBorder> logger)
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
        catch (Exception error) when (IsOfTheBridge(error, context))
        {
            LogFault(Refusals.What(context), error.GetType().Name, FaultPlace.Of(error));
            context.Response.Clear();
            await Answers.WriteAsync(context, StatusCodes.Status500InternalServerError, Page.Fault);
        }
    }

    /// <summary>Gives an answer without a word the words of its status, where a person waits for a page.</summary>
    /// <param name="context">The answer.</param>
    /// <returns>A task that ends with the answer.</returns>
    public static Task ExplainAsync(HttpContext context) =>
        Callers.WantsPage(context.Request) && Page.Of(context.Response.StatusCode) is { } page ? page.WriteAsync(context, context.Response.StatusCode) : Task.CompletedTask;

    // A body that breaks the rules of HTTP is its sender's fault, and whoever has gone waits for no answer.
    private static bool IsOfTheBridge(Exception error, HttpContext context) =>
        error is not BadHttpRequestException && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested;

    [LoggerMessage(4002, LogLevel.Error, "A request ({Request}) met a fault of the bridge: {Fault} in {Place}. Nothing was lost; report it.")]
    private partial void LogFault(string request, string fault, string place);
}
