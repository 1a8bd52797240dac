using System.Globalization;
using System.Threading.RateLimiting;
using Bridge.Core.Standings;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Stands before every call: a member's id must be one, and one member cannot use up what all share.</summary>
internal sealed class MemberGate : IEndpointFilter, IDisposable
{
    /// <summary>Calls a minute for one member.</summary>
    public const int PerMinute = 120;

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(member =>
        RateLimitPartition.GetFixedWindowLimiter(member, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = _window, QueueLimit = 0 }));

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.Request.RouteValues["member"] is not string member || !StandingText.IsId(member))
        {
            return Problems.NoMember();
        }

        using var lease = _limiter.AttemptAcquire(member);
        if (lease.IsAcquired)
        {
            return await next(context);
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : _window;
        context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.TooMany();
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
