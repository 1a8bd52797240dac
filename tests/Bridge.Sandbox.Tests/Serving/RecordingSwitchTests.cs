using System.Text.Json;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Tests.Serving;

public class RecordingSwitchTests
{
    [Fact]
    public async Task Calls_are_kept_from_the_moment_somebody_asks_and_given_with_their_bodies()
    {
        await using var sandbox = await FreshdeskSandbox.StartAsync(new SandboxSettings(), new FreshdeskSandboxOptions(), default);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var before = await http.GetAsync(new Uri("api/v2/before", UriKind.Relative));
        Assert.Equal("", await http.GetStringAsync(new Uri("_sandbox/requests", UriKind.Relative)));

        using var started = await http.PostAsync(new Uri("_sandbox/record", UriKind.Relative), null);
        using var after = await http.PostAsync(new Uri("api/v2/after?x=1", UriKind.Relative), new StringContent("{\"a\":\"é\"}"));
        var lines = (await http.GetStringAsync(new Uri("_sandbox/requests", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        using var kept = JsonDocument.Parse(Assert.Single(lines));
        Assert.Equal("POST /api/v2/after?x=1", kept.RootElement.GetProperty("line").GetString());
        Assert.Equal("{\"a\":\"é\"}", kept.RootElement.GetProperty("body").GetString());
        Assert.Contains("Content-Type: text/plain", kept.RootElement.GetProperty("headers").GetString(), StringComparison.Ordinal);
    }
}
