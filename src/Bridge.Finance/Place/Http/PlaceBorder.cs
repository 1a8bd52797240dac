using Bridge.Access.Requests;
using Bridge.Finance.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Finance.Place.Http;

/// <summary>The border of one request: headers, query parameters, and what becomes of errors. No answer and no log line holds a value.</summary>
/// <param name="answer">Turns a problem into an answer.</param>
/// <param name="query">The query parameters there are.</param>
/// <param name="handler">Answers the request.</param>
internal sealed partial class PlaceBorder(
    Func<PlaceCall, PlaceProblem, Task<IResult>> answer, IReadOnlyList<string> query, Func<PlaceCall, Task<IResult>> handler)
{
    private const long LongestBody = 64 * 1024;

    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public async Task RunAsync(HttpContext context)
    {
        var call = new PlaceCall(context);
        context.Response.OnStarting(Protect, context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LongestBody; // whoever takes a file raises it
        }

        var problem = Unknown(context.Request.Query);
        try
        {
            var result = problem is null ? await handler(call) : await answer(call, problem);
            await result.ExecuteAsync(context);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // nobody is there to be answered
        }
#pragma warning disable CA1031 // the border of the request: a fault's own text may hold a value, so it goes neither into the answer nor into the log
        catch (Exception error)
#pragma warning restore CA1031
        {
            problem = error is BadHttpRequestException bad
                ? new PlaceProblem(bad.StatusCode, "The request cannot be read, or is too long.", "Send it as documented.")
                : PlaceProblem.Of(error) ?? Fault(context, error);
        }

        if (context.Response.HasStarted)
        {
            context.Abort(); // half an answer must not look like a whole one
            return;
        }

        context.Response.Clear();
        await (await answer(call, problem)).ExecuteAsync(context);
    }

    private static PlaceProblem Fault(HttpContext context, Exception error)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<PlaceBorder>();
        LogFault(logger, error.GetType().Name, FaultPlace.Of(error));
        return new PlaceProblem(500, "The finance place met a fault of its own.", "Report it with the time; the log of the bridge names the place in the program.");
    }

    private static Task Protect(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    private PlaceProblem? Unknown(IQueryCollection sent) => sent.All(one => query.Contains(one.Key) && one.Value.Count == 1)
        ? null
        : new PlaceProblem(400, "The address has a query parameter that does not exist here, or one twice.", query.Count == 0 ? "Leave it out." : $"There are: {string.Join(", ", query)}.");

    [LoggerMessage(5000, LogLevel.Error, "A request to the finance place met a fault: {Fault} in {Place}. Report it.")]
    private static partial void LogFault(ILogger logger, string fault, string place);
}
