using Bridge.ConnectorKit;
using Bridge.Connectors.Http.Limits;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Tests.Http;

public class RateGovernorTests
{
    private static readonly DateTimeOffset _noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_long_wait_for_a_named_limit_is_told_counted_once_and_holds_nobody_else_back()
    {
        var (clock, meter) = (new ManualTimeProvider(_noon), new CallMeter());
        var governor = new RateGovernor(
            new GovernorOptions { Limits = [new RateLimit("exports", 2, TimeSpan.FromMinutes(1))] }, meter, clock);
        await CallAsync(governor, "exports");
        await CallAsync(governor, "exports");
        Assert.Null(governor.ClosedUntil);

        var waiting = CallAsync(governor, "exports");
        await CallAsync(governor, null);

        Assert.False(waiting.IsCompleted);
        Assert.Equal(_noon.AddMinutes(1), governor.ClosedUntil);
        Assert.Equal(TimeSpan.FromMinutes(1), meter.ThrottledTime);

        clock.Advance(TimeSpan.FromSeconds(61));
        await waiting;

        Assert.Null(governor.ClosedUntil);
        Assert.Equal(TimeSpan.FromMinutes(1), meter.ThrottledTime);
    }

    [Fact]
    public async Task The_short_waits_of_an_ordinary_pace_are_not_told()
    {
        var (clock, meter) = (new ManualTimeProvider(_noon), new CallMeter());
        var governor = new RateGovernor(
            new GovernorOptions { Limits = [new RateLimit("single", 1, TimeSpan.FromSeconds(1))] }, meter, clock);
        await CallAsync(governor, "single");

        var waiting = CallAsync(governor, "single");

        Assert.False(waiting.IsCompleted);
        Assert.Null(governor.ClosedUntil);
        Assert.Equal(TimeSpan.Zero, meter.ThrottledTime);

        clock.Advance(TimeSpan.FromSeconds(2));
        await waiting;
    }

    [Theory]
    [InlineData("total=30; remaining=0; resets=60", true)]
    [InlineData("total=30, REMAINING = 0", true)]
    [InlineData("total=30; remaining=10; resets=0", false)]
    [InlineData("nonsense", false)]
    [InlineData(null, false)]
    public async Task A_refusal_that_names_its_own_limit_leaves_the_rest_of_the_connection_open(string? header, bool isOwn)
    {
        var (clock, meter) = (new ManualTimeProvider(_noon), new CallMeter());
        var governor = new RateGovernor(new GovernorOptions { NamedLimitPrefix = "x-limit-" }, meter, clock);
        await RefuseAsync(governor, "jobs", header);

        var (same, others) = (CallAsync(governor, "jobs"), CallAsync(governor, null));

        Assert.False(same.IsCompleted);
        Assert.Equal(isOwn, others.IsCompleted);
        Assert.Equal(_noon.AddSeconds(5), governor.ClosedUntil);
        Assert.Equal(TimeSpan.FromSeconds(5), meter.ThrottledTime);

        clock.Advance(TimeSpan.FromSeconds(6));
        await Task.WhenAll(same, others);
    }

    [Fact]
    public async Task A_refusal_without_a_named_limit_holds_everybody_back_whatever_its_headers_say()
    {
        var clock = new ManualTimeProvider(_noon);
        var governor = new RateGovernor(new GovernorOptions { NamedLimitPrefix = "x-limit-" }, new CallMeter(), clock);
        await RefuseAsync(governor, null, "total=30; remaining=0");

        var other = CallAsync(governor, "jobs");

        Assert.False(other.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(6));
        await other;
    }

    [Theory]
    [InlineData(3, 1, true)] // another program had used the budget up
    [InlineData(3, 2, false)] // it was the limit after all
    [InlineData(10, 1, false)]
    public async Task One_refusal_after_a_handful_of_calls_is_not_taken_for_the_limit(int calls, int refusals, bool isOpen)
    {
        var clock = new ManualTimeProvider(_noon);
        var governor = new RateGovernor(new GovernorOptions(), new CallMeter(), clock);
        for (var refusal = 0; refusal < refusals; refusal++)
        {
            for (var call = 0; call < calls; call++)
            {
                await CallAsync(governor, null);
            }

            await RefuseAsync(governor, null, null);
            clock.Advance(TimeSpan.FromSeconds(6));
        }

        for (var call = 0; call < calls; call++)
        {
            await CallAsync(governor, null);
        }

        Assert.Equal(isOpen, CallAsync(governor, null).IsCompleted);
    }

    private static async Task RefuseAsync(RateGovernor governor, string? limit, string? header)
    {
        using var answer = new HttpResponseMessage(System.Net.HttpStatusCode.TooManyRequests);
        answer.Headers.Add("Retry-After", "5");
        if (header is not null)
        {
            answer.Headers.Add("X-Limit-Inflight-Jobs", header);
        }

        governor.End(await governor.AcquireAsync(limit, takesPlace: true, CancellationToken.None), answer, isThrottled: true);
    }

    [Theory]
    [InlineData("api-usage=18/5000", false)]
    [InlineData("api-usage=4001/5000; per-app-api-usage=17/250(appName=x)", true)]
    [InlineData("per-app-api-usage=249/250(appName=x)", false)] // another limit, of another word
    [InlineData("api-usage=none", false)]
    public async Task A_header_that_holds_used_and_allowed_leaves_the_share_of_others_alone(string header, bool isParked)
    {
        var clock = new ManualTimeProvider(_noon);
        var options = new GovernorOptions
        {
            Share = 0.8,
            Headers = [new RateHeaders("Sforce-Limit-Info", null, null, RateResetForm.Seconds, TimeSpan.FromHours(1)) { UsageWord = "api-usage" }],
        };
        var governor = new RateGovernor(options, new CallMeter(), clock);
        using var answer = new HttpResponseMessage();
        answer.Headers.TryAddWithoutValidation("Sforce-Limit-Info", header);
        governor.End(await governor.AcquireAsync(null, takesPlace: true, CancellationToken.None), answer, isThrottled: false);

        var next = CallAsync(governor, null);

        if (!isParked)
        {
            await next;
            return;
        }

        Assert.Equal(FailureKind.Throttled, (await Assert.ThrowsAsync<ConnectorException>(() => next)).Kind);

        // An hour later the vendor is asked again.
        clock.Advance(TimeSpan.FromMinutes(61));
        await CallAsync(governor, null);
    }

    private static async Task CallAsync(RateGovernor governor, string? limit)
    {
        using var answer = new HttpResponseMessage();
        governor.End(await governor.AcquireAsync(limit, takesPlace: true, CancellationToken.None), answer, isThrottled: false);
    }
}
