using System.Globalization;
using System.Threading.RateLimiting;
using Bridge.Access.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Bridge.Access.Requests;

/// <summary>How many requests are taken: before anybody is known by address, afterwards by who it is.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    /// <summary>The pages of sign-in, by address; stands before authentication, because the callback is answered there.</summary>
    /// <param name="rates">The settings.</param>
    /// <returns>Options of the middleware.</returns>
    public static RateLimiterOptions OfSignIn(RateSettings rates) => Make(context =>
        context.Request.Path.StartsWithSegments(SignInPaths.Start) || context.Request.Path.StartsWithSegments(SignInPaths.End)
            ? Window(Callers.Address(context), rates.SignIn)
            : RateLimitPartition.GetNoLimiter(""));

    /// <summary>Everything, by subject, or by address without one.</summary>
    /// <param name="rates">The settings.</param>
    /// <returns>Options of the middleware.</returns>
    public static RateLimiterOptions OfEverything(RateSettings rates) => Make(context =>
        context.User.Identity?.IsAuthenticated == true
            ? Window($"subject {Persons.IdOf(context.User)}", rates.PerSubject)
            : Window($"address {Callers.Address(context)}", rates.PerAddress));

    private static RateLimiterOptions Make(Func<HttpContext, RateLimitPartition<string>> partition) => new()
    {
        GlobalLimiter = PartitionedRateLimiter.Create(partition),
        RejectionStatusCode = StatusCodes.Status429TooManyRequests,
        OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : _window;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Answers.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, Page.TooMany);
        },
    };

    private static RateLimitPartition<string> Window(string name, int most) => RateLimitPartition.GetFixedWindowLimiter(
        name, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = _window, QueueLimit = 0 });
}
