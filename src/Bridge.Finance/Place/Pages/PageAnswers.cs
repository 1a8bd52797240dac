using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Place.Http;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Finance.Place.Pages;

/// <summary>Puts the frame of every page around its content.</summary>
internal static class PageAnswers
{
    /// <summary>A page.</summary>
    /// <param name="call">The request.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="body">Its content.</param>
    /// <param name="problem">What went wrong, above the content; its status becomes the page's.</param>
    public static async Task<IResult> PageAsync(PlaceCall call, string title, RenderFragment body, PlaceProblem? problem = null)
    {
        var settings = call.Get<FinancePlaceSettings>();
        var frame = new Frame(
            settings.Title, title, call.Person, call.Context.Request.Path, await call.HoldsAsync(Policies.WorkWithBilling),
            await call.HoldsAsync(Policies.LeadFinance), await call.HoldsAsync(Policies.ReadAudit), settings.SignOut);
        return new RazorComponentResult<FinancePage>(new Dictionary<string, object?> { [nameof(FinancePage.Content)] = Shell.Of(frame, problem, body) })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
            PreventStreamingRendering = true,
        };
    }

    /// <summary>A page that says what went wrong and what to do.</summary>
    public static Task<IResult> ProblemAsync(PlaceCall call, PlaceProblem problem) =>
        PageAsync(call, problem.Status == StatusCodes.Status503ServiceUnavailable ? "Not available now" : "That was not done", _ => { }, problem);

    /// <summary>Sends the browser to a page after something was done, so that a reload does not do it again.</summary>
    public static IResult SeeOther(HttpContext context, string path) => new SeeOtherResult(context.Request.PathBase + path);

    private sealed class SeeOtherResult(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}

/// <summary>What the frame of a page needs.</summary>
internal sealed record Frame(string Mls, string Title, string Person, string Path, bool CanWork, bool CanLead, bool CanAudit, string? SignOut)
{
    /// <summary>The pages this person may open.</summary>
    public IEnumerable<(string Path, string Name)> Pages()
    {
        if (CanWork)
        {
            yield return ("", "Overview");
            yield return ("accounts", "Account");
            yield return ("lists", "Lists");
            yield return ("imports", "Imports");
            yield return ("release", "Release");
            yield return ("erasures", "Erasure");
        }

        if (CanAudit)
        {
            yield return ("digest", "Digest");
        }
    }

    public bool IsCurrent(string page) => page.Length == 0 ? Path == "/" : Path == $"/{page}" || Path.StartsWith($"/{page}/", StringComparison.Ordinal);
}
