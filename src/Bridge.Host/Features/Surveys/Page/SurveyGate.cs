using System.Globalization;
using System.Threading.RateLimiting;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Features.Surveys.Page;

/// <summary>Stands before the answer page: nobody uses it up for others, and whoever guesses links soon waits.</summary>
/// <remarks>Links of ours are counted each by itself, since behind a proxy all members can have one address; all others by address.</remarks>
/// <param name="links">Tells our links from others.</param>
/// <param name="settings">The settings.</param>
internal sealed class SurveyGate(SurveyLinks links, SurveySettings settings) : IEndpointFilter, IDisposable
{
    /// <summary>Calls a minute for one link.</summary>
    public const int PerLink = 30;

    /// <summary>Calls a minute with other links from one address.</summary>
    public const int PerAddress = 300;

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<(string Name, int Most)> _limiter = PartitionedRateLimiter.Create<(string Name, int Most), string>(who =>
        RateLimitPartition.GetFixedWindowLimiter(who.Name, _ => new FixedWindowRateLimiterOptions { PermitLimit = who.Most, Window = _window, QueueLimit = 0 }));

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var who = links.Read(http.Request.RouteValues["token"] as string ?? "") is { } key ? (key, PerLink) : ($"{http.Connection.RemoteIpAddress}", PerAddress);
        using var lease = _limiter.AttemptAcquire(who);
        if (lease.IsAcquired)
        {
            return await next(context);
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : _window;
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return SurveyEndpoints.Html(http, new SurveyPage(settings).Tell(null, "later"), StatusCodes.Status429TooManyRequests);
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
