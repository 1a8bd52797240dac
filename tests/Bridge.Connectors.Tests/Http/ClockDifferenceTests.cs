using System.Globalization;
using System.Net;
using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Limits;
using Bridge.Connectors.Reso;
using Bridge.Connectors.Reso.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Connectors.Tests.Http;

/// <summary>A machine whose clock is off by an hour.</summary>
public class ClockDifferenceTests
{
    private static readonly DateTimeOffset _theirs = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    [InlineData(0)]
    public async Task A_connection_tells_by_how_much_the_clock_is_off(int minutes)
    {
        await using var system = await AnsweringAsync();
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes));
        var settings = new ConnectionSettings("mls", new Dictionary<string, string> { ["address"] = system.Urls.Single() });
        using var connection = Connection.Open(new ResoConnector(), settings, clock, new Random(1), new RecordingJournal());

        using var answer = await connection.Context.Http.GetAsync(new Uri(system.Urls.Single()));

        Assert.InRange(connection.ClockAhead!.Value, TimeSpan.FromMinutes(minutes - 1), TimeSpan.FromMinutes(minutes + 1)); // it has answered
    }

    [Theory]
    [InlineData("Retry-After", "Mon, 04 May 2026 12:00:30 GMT")]
    [InlineData("Burst-RateLimit-Reset", "2026-05-04T12:00:30Z")]
    [InlineData("Hour-Quota-ResetTime", "1777896030000")]
    public void A_time_to_come_back_at_is_measured_by_the_clock_of_who_names_it(string header, string value)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.Date = _theirs;
        answer.Headers.TryAddWithoutValidation(header, value);
        var ours = _theirs.AddHours(-1);

        var failure = ResoErrors.From(answer.StatusCode, answer.Headers, null, ours);

        Assert.Equal(ours.AddSeconds(30), failure.RetryAt);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task A_limit_that_is_used_up_opens_when_its_vendor_said(int minutes)
    {
        var clock = new ManualTimeProvider(_theirs.AddMinutes(minutes));
        var hourly = new RateHeaders("X-Limit", "X-Left", "X-Reset", RateResetForm.Instant, TimeSpan.FromHours(1));
        var governor = new RateGovernor(new GovernorOptions { Headers = [hourly] }, new CallMeter(), clock);
        using var answer = new HttpResponseMessage();
        answer.Headers.Date = _theirs;
        answer.Headers.Add("X-Limit", "100");
        answer.Headers.Add("X-Left", "0");
        answer.Headers.Add("X-Reset", _theirs.AddSeconds(20).ToString("O", CultureInfo.InvariantCulture));
        governor.End(await governor.AcquireAsync(null, takesPlace: true, CancellationToken.None), answer, isThrottled: false);

        var next = governor.AcquireAsync(null, takesPlace: true, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(21));

        await next;
    }

    private static async Task<WebApplication> AnsweringAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var system = builder.Build();
        system.Run(context => context.Response.WriteAsync("{}"));
        await system.StartAsync();
        return system;
    }
}
