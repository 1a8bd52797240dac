using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Tests.Serving;

namespace Bridge.Sandbox.Tests.Faults;

public sealed class FaultGateTests
{
    private static readonly Uri _anything = new("api/v2/things/12", UriKind.Relative);
    private static readonly Uri _stats = new("_sandbox/stats", UriKind.Relative);

    [Theory]
    [InlineData("500:100%", 500, 0)]
    [InlineData("503:100%", 503, 0)]
    [InlineData("401:100%", 401, 0)]
    [InlineData("429:100%", 429, 0)]
    [InlineData("500-after:100%", 500, 1)]
    public async Task A_status_fault_answers_its_status(string faults, int status, int applied)
    {
        await using var server = await EchoServer.StartAsync(With(faults));
        using var client = new HttpClient { BaseAddress = server.Address };

        using var answer = await client.PostAsync(_anything, null);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(applied, server.AppliedCount);
        Assert.Equal(status == 429 ? TimeSpan.FromSeconds(1) : null, answer.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData("reset:100%", 0)]
    [InlineData("reset-after:100%", 1)]
    public async Task A_reset_breaks_the_connection(string faults, int applied)
    {
        await using var server = await EchoServer.StartAsync(With(faults));
        using var client = new HttpClient { BaseAddress = server.Address };

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(_anything, null));

        Assert.Equal(applied, server.AppliedCount);
        Assert.Equal(applied == 1, server.History.From(1).Single().Applied);
        Assert.Equal(0, server.History.From(1).Single().Status);
    }

    [Fact]
    public async Task A_torn_answer_has_status_200_and_half_a_body()
    {
        await using var server = await EchoServer.StartAsync(With("torn:100%"));
        using var client = new HttpClient { BaseAddress = server.Address };

        using var answer = await client.GetAsync(_anything);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
    }

    [Fact]
    public async Task An_html_answer_has_status_200_and_no_json()
    {
        await using var server = await EchoServer.StartAsync(With("html:100%"));
        using var client = new HttpClient { BaseAddress = server.Address };

        using var answer = await client.GetAsync(_anything);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_call_beyond_the_limit_is_told_to_wait_and_calling_early_is_counted()
    {
        var clock = new SteppedTime();
        await using var server = await EchoServer.StartAsync(With("limit:2/10s") with { Time = clock });
        using var client = new HttpClient { BaseAddress = server.Address };

        Assert.Equal(200, await StatusAsync(client));
        clock.Step(TimeSpan.FromSeconds(4));
        Assert.Equal(200, await StatusAsync(client));
        using var refused = await client.GetAsync(_anything);
        clock.Step(TimeSpan.FromSeconds(3));
        Assert.Equal(429, await StatusAsync(client));
        clock.Step(TimeSpan.FromSeconds(3));
        Assert.Equal(200, await StatusAsync(client));

        Assert.Equal(TimeSpan.FromSeconds(6), refused.Headers.RetryAfter?.Delta);
        var counts = server.History.Statistics();
        Assert.Equal(2, counts.TooManyRequests);
        Assert.Equal(1, counts.EarlyCalls);
        Assert.Equal(3, server.AppliedCount);
    }

    [Fact]
    public async Task Faults_can_be_changed_and_statistics_reset_while_the_server_runs()
    {
        await using var server = await EchoServer.StartAsync(With("500:100%"));
        using var client = new HttpClient { BaseAddress = server.Address };

        Assert.Equal(500, await StatusAsync(client));
        using var none = await client.PostAsync(new Uri("_sandbox/faults", UriKind.Relative), null);
        Assert.Equal(200, await StatusAsync(client));
        using var wrong = await client.PostAsync(
            new Uri("_sandbox/faults", UriKind.Relative), new StringContent("boom:1%", Encoding.UTF8));
        var before = await client.GetFromJsonAsync<JsonElement>(_stats);
        using var reset = await client.PostAsync(new Uri("_sandbox/reset-stats", UriKind.Relative), null);
        var after = await client.GetFromJsonAsync<JsonElement>(_stats);

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(2, before.GetProperty("calls").GetInt64());
        Assert.Equal(1, before.GetProperty("faultsInjected").GetInt64());
        Assert.Equal(2, before.GetProperty("byPath").GetProperty("GET /api/v2/things/{id}").GetInt64());
        Assert.Equal(0, after.GetProperty("calls").GetInt64());
    }

    [Fact]
    public async Task The_history_is_served_as_json_lines_from_a_number_on()
    {
        await using var server = await EchoServer.StartAsync(new SandboxSettings());
        using var client = new HttpClient { BaseAddress = server.Address };
        for (var call = 0; call < 3; call++)
        {
            await StatusAsync(client);
        }

        var text = await client.GetStringAsync(new Uri("_sandbox/history?from=2", UriKind.Relative));

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        using var last = JsonDocument.Parse(lines[1]);
        Assert.Equal(3, last.RootElement.GetProperty("n").GetInt64());
        Assert.Equal("/api/v2/things/12", last.RootElement.GetProperty("path").GetString());
        Assert.Equal(200, last.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task The_same_seed_spoils_the_same_calls()
    {
        static async Task<List<int>> RunAsync()
        {
            await using var server = await EchoServer.StartAsync(With("500:20%,503:20%") with { Seed = 42 });
            using var client = new HttpClient { BaseAddress = server.Address };
            var seen = new List<int>();
            for (var call = 0; call < 40; call++)
            {
                seen.Add(await StatusAsync(client));
            }

            return seen;
        }

        var first = await RunAsync();

        Assert.Equal(first, await RunAsync());
        Assert.Contains(503, first);
    }

    private static SandboxSettings With(string faults) => new() { Faults = FaultPlan.Parse(faults) };

    private static async Task<int> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(_anything);
        return (int)answer.StatusCode;
    }
}
