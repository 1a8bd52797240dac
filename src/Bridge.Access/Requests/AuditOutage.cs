using Bridge.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Access.Requests;

/// <summary>Without an audit entry nothing happens that needs one: the request ends here, whoever asked for the entry.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class AuditOutage(RequestDelegate next, ILogger<AuditOutage> logger)
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
        catch (AuditException error) when (!context.Response.HasStarted)
        {
            LogOutage(error.Problem, error.Remedy);
            context.Response.Clear();
            await Answers.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Page.NoAudit);
        }
    }

    [LoggerMessage(4000, LogLevel.Critical, "Requests are refused because the audit cannot be written. {Problem} {Remedy}")]
    private partial void LogOutage(string problem, string remedy);
}
