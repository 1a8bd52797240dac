using System.Net;
using System.Text;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Tests.Faults;

namespace Bridge.Sandbox.Tests.Serving;

public class RequestRecordingTests
{
    [Fact]
    public async Task A_call_is_kept_with_its_line_headers_and_body()
    {
        var recording = new RequestRecording();
        await using var server = await EchoServer.StartAsync(new SandboxSettings { Recording = recording });
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("X-Own", "a value");

        using var answer = await client.PostAsync(new Uri("a/b?c=%20d", UriKind.Relative), new StringContent("{\"e\":1}"));

        var kept = Assert.Single(recording.Requests());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("POST /a/b?c=%20d", kept.Line);
        Assert.Contains("X-Own: ", kept.Headers, StringComparison.Ordinal);
        Assert.EndsWith("\n{\"e\":1}\n", Encoding.UTF8.GetString(kept.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_calls_are_not_kept()
    {
        var recording = new RequestRecording();
        await using var server = await EchoServer.StartAsync(new SandboxSettings { Recording = recording });
        using var client = new HttpClient { BaseAddress = server.Address };

        await client.GetStringAsync(new Uri("_sandbox/stats", UriKind.Relative));

        Assert.Equal(0, recording.Count);
    }

    [Theory]
    [InlineData("echo-400:100%", 400)]
    [InlineData("echo-422:100%", 422)]
    [InlineData("echo-500:100%", 500)]
    public async Task An_echo_repeats_the_request_recorded_or_not(string faults, int status)
    {
        foreach (var recording in new[] { null, new RequestRecording() })
        {
            await using var server = await EchoServer.StartAsync(new SandboxSettings { Faults = FaultPlan.Parse(faults), Recording = recording });
            using var client = new HttpClient { BaseAddress = server.Address };

            using var answer = await client.PostAsync(new Uri("a/b?c=d", UriKind.Relative), new StringContent("the body"));

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Contains("POST /a/b?c=d", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains("the body", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(0, server.AppliedCount);
        }
    }
}
