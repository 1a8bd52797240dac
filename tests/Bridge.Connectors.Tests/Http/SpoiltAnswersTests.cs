using System.IO.Compression;
using System.Net;
using System.Text;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Limits;
using Bridge.Connectors.Http.Repeats;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Tests.Http;

/// <summary>A success whose body was spoilt on the way is a failed attempt, not an answer.</summary>
public class SpoiltAnswersTests
{
    private const string Whole = """{"value":[{"a":"}"}]}""";

    [Theory]
    [InlineData("")]
    [InlineData("""{"value":[{"a":""")]
    [InlineData("<!doctype html><p>Back soon</p>")]
    [InlineData("""[{"a":1}]""")]
    public async Task An_object_that_is_none_is_asked_for_again(string spoilt)
    {
        var calls = await AskAsync(CallOptions.AnswersObject, Plain(spoilt), Plain(Whole));

        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData(Whole)]
    [InlineData("\uFEFF" + Whole + "\r\n")]
    public async Task An_object_is_taken_as_it_is(string whole)
    {
        var calls = await AskAsync(CallOptions.AnswersObject, Plain(whole), Plain("never asked for"));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Packed_bytes_that_cannot_be_unpacked_are_asked_for_again()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Whole));
        }

        var bytes = packed.ToArray();
        bytes[12] ^= 0xFF;

        var calls = await AskAsync(
            CallOptions.AnswersJson, new StreamContent(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)), Plain(Whole));

        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task An_answer_that_stays_spoilt_is_a_passing_failure()
    {
        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => AskAsync(CallOptions.AnswersObject, [.. Enumerable.Range(0, 20).Select(_ => Plain("<p>Back soon</p>"))]));

        Assert.Equal(FailureKind.Transient, error.Kind);
        Assert.DoesNotContain("web page", error.Problem, StringComparison.Ordinal); // nothing says that it is HTML
    }

    [Fact]
    public async Task A_sign_in_page_in_place_of_data_is_called_by_its_name()
    {
        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => AskAsync(CallOptions.AnswersJson, [.. Enumerable.Range(0, 20).Select(_ => new StringContent("\n<html><form>password</form></html>", Encoding.UTF8, "text/html"))]));

        Assert.Equal(FailureKind.Transient, error.Kind);
        Assert.Equal("mls.example.test answered with a web page where data was asked for.", error.Problem);
    }

    private static StringContent Plain(string text) => new(text);

    private static async Task<int> AskAsync(HttpRequestOptionsKey<bool> promise, params HttpContent[] answers)
    {
        var given = new GivenAnswers(answers);
        var pipelines = new ResiliencePipelines(new ResilienceOptions { BaseDelay = TimeSpan.FromMilliseconds(1) }, TimeProvider.System, new Random(1));
        var meter = new CallMeter();
        using var http = new HttpClient(
            new ResilienceHandler(pipelines, new RateGovernor(new GovernorOptions(), meter, TimeProvider.System), meter) { InnerHandler = given });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("https://mls.example.test/Member"));
        request.As(CallKind.Read, isIdempotent: true).Options.Set(promise, true);

        using var answer = await http.SendAsync(request);

        Assert.Contains(Whole, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return given.Calls;
    }

    /// <summary>The network: one body after the other, each with status 200.</summary>
    private sealed class GivenAnswers(HttpContent[] bodies) : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = bodies[Calls++] });
    }
}
