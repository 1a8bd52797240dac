using System.Net;
using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Tests.Dataverse;

public class DataverseBatchTests
{
    private static string Part(string request) => $"--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{request}\r\n";

    private static string Upsert(int number) =>
        Part($"PATCH /api/data/v9.2/contacts(mls_memberkey='k{number}') HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{{\"lastname\":\"x\"}}");

    private static string Batch(params IEnumerable<string> parts) => string.Concat(parts) + "--b--\r\n";

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(1001, 400)]
    public async Task A_batch_takes_a_thousand_operations(int operations, int status)
    {
        await using var environment = await DataverseEnvironment.StartAsync();

        var answer = await environment.BatchAsync(Batch(Enumerable.Range(0, operations).Select(Upsert)), "odata.continue-on-error");

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? operations : 0, answer.Text.Split("HTTP/1.1 204 No Content").Length - 1);
    }

    [Fact]
    public async Task Without_continue_on_error_the_first_fault_ends_it_and_what_came_before_stays()
    {
        await using var environment = await DataverseEnvironment.StartAsync();
        var bad = Part("PATCH /api/data/v9.2/contacts(mls_memberkey='k2') HTTP/1.1\r\nIf-Match: *\r\n\r\n{\"lastname\":\"x\"}");

        var (status, text) = await environment.BatchAsync(Batch(Upsert(1), bad, Upsert(3)));
        using var first = await environment.GetAsync("contacts(mls_memberkey='k1')");
        using var third = await environment.GetAsync("contacts(mls_memberkey='k3')");

        Assert.Equal(400, status);
        Assert.Contains("0x80060891", text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (first.StatusCode, third.StatusCode));
    }

    [Fact]
    public async Task Lines_that_do_not_end_in_carriage_return_and_line_feed_are_refused()
    {
        await using var environment = await DataverseEnvironment.StartAsync();

        var (status, text) = await environment.BatchAsync(Batch(Upsert(1)).Replace("\r\n", "\n", StringComparison.Ordinal));

        Assert.Equal(400, status);
        Assert.Contains("CRLF", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /api/data/v9.2/contacts HTTP/1.1\r\n\r\n", "GET")]
    [InlineData("POST /api/data/v9.2/contacts HTTP/1.1\r\n\r\n{\"parentcustomerid_account@odata.bind\":\"$7\"}", "reference")]
    public async Task A_change_set_holds_no_reads_and_no_references_to_nothing(string request, string word)
    {
        await using var environment = await DataverseEnvironment.StartAsync();
        var part = Part(request).Replace("--b\r\n", "--c\r\n", StringComparison.Ordinal);

        var (status, text) = await environment.BatchAsync($"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n{part}--c--\r\n--b--\r\n");

        Assert.Equal(400, status);
        Assert.Contains(word, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Too_many_calls_at_once_are_refused_by_their_own_code()
    {
        await using var environment = await DataverseEnvironment.StartAsync(
            new DataverseSandboxOptions { Concurrent = 0 }, new SandboxSettings());

        using var answer = await environment.GetAsync("WhoAmI");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("0x80072326", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task What_is_left_is_told_with_every_answer()
    {
        await using var environment = await DataverseEnvironment.StartAsync(new DataverseSandboxOptions { TimePerRow = TimeSpan.FromMilliseconds(500) });
        using var first = await environment.GetAsync("WhoAmI");

        using var second = await environment.GetAsync("WhoAmI");

        Assert.Equal(["5998"], second.Headers.GetValues("x-ms-ratelimit-burst-remaining-xrm-requests"));
        Assert.Equal(["1,199.50"], second.Headers.GetValues("x-ms-ratelimit-time-remaining-xrm-requests"));
    }
}
