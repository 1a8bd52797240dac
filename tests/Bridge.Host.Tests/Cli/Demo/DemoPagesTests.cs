using System.Net;
using System.Text.Json;
using Bridge.Audit;

namespace Bridge.Host.Tests.Cli.Demo;

/// <summary>What the demo serves: both sides by their one-time links, as a browser would use them.</summary>
public sealed class DemoPagesTests
{
    private static readonly string[] _roles =
    [
        "finance/finance", "finance/finance-lead", "finance/auditor",
        "support/csr", "support/csr-lead", "support/manager", "support/mls-admin", "support/auditor",
    ];

    [Fact]
    public async Task Zendesk_still_holds_what_finance_signed_while_the_host_runs()
    {
        await using var demo = DemoRun.Start("--members", "60");
        var lines = await demo.ReadAsync(until: "pages");
        var signed = lines.Single(line => DemoRun.Step(line) == "standings").GetProperty("signed");
        using var browser = new HttpClient();

        var dump = await browser.GetStringAsync(new Uri(new Uri(lines[^1].GetProperty("zendesk").GetString()!), "/_sandbox/dump?kind=users"));

        var held = dump.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("user_fields"))
            .Where(fields => fields.TryGetProperty("mls_standing", out _)).CountBy(fields => fields.GetProperty("mls_standing").GetString() ?? "")
            .Where(count => count.Key.Length > 0).ToDictionary(StringComparer.Ordinal);
        Assert.All(signed.EnumerateObject(), word => Assert.Equal(word.Value.GetInt32(), held.GetValueOrDefault(word.Name)));
        Assert.Equal(60, held.Values.Sum());
    }

    [Fact]
    public async Task Each_role_of_both_sides_has_a_link_that_signs_in_once_and_only_once()
    {
        await using var demo = DemoRun.Start("--members", "30");
        var links = Links((await demo.ReadAsync(until: "pages"))[^1]);
        Assert.Equal(_roles, links.Keys);

        foreach (var (role, link) in links)
        {
            using var first = new Browser();
            using var second = new Browser();

            var page = await first.GetAsync(link);
            var again = await second.GetAsync(link);

            Assert.True(page.Status == HttpStatusCode.OK, $"{role}: {page.Status}");
            Assert.Contains($"trial|{role.Split('/')[1]}", page.Body, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, again.Status);
            Assert.Contains("This link does not work any more.", again.Body, StringComparison.Ordinal);
            Assert.Contains("Sign in with a link", (await second.GetAsync(new Uri(link, "/"))).Body, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await first.GetAsync(new Uri(link, "/"))).Status); // still signed in
        }
    }

    [Fact]
    public async Task A_link_or_a_session_of_one_side_opens_nothing_on_the_other_and_each_attempt_is_in_the_audit()
    {
        await using var demo = DemoRun.Start("--members", "30");
        var pages = (await demo.ReadAsync(until: "pages"))[^1];
        var links = Links(pages);
        var (finance, support) = (links["finance/finance-lead"], links["support/mls-admin"]);
        using var browser = new Browser();

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri(finance, support.AbsolutePath))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri(support, finance.AbsolutePath))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(support)).Status);
        var crossed = await browser.GetAsync(new Uri(finance, "/api/finance/v1/totals"), "application/json");
        Assert.Equal(HttpStatusCode.Unauthorized, crossed.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(support, "/status.json"), "application/json")).Status);

        Assert.Equal(["link was never made", "signed in on the other side only"], Refusals(pages, "financeSettings", "finance.jsonl"));
        Assert.Equal(["link was never made"], Refusals(pages, "settings", "support.jsonl"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Members_go_on_calling_while_the_pages_are_served()
    {
        await using var demo = DemoRun.Start("--members", "30");
        var zendesk = new Uri((await demo.ReadAsync(until: "pages"))[^1].GetProperty("zendesk").GetString()!);
        using var phone = new HttpClient { BaseAddress = zendesk };
        phone.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("admin@example.test/token:sandbox-token"u8));

        int waiting;
        do
        {
            using var queue = JsonDocument.Parse(await phone.GetStringAsync("/api/v2/channels/voice/stats/current_queue_activity"));
            waiting = queue.RootElement.GetProperty("current_queue_activity").GetProperty("calls_waiting").GetInt32();
        }
        while (waiting == 0);

        Assert.Equal(1, waiting);
        Assert.Equal(0, await demo.StopAsync()); // in the middle of a call
    }

    [Fact]
    public async Task A_stop_ends_it_well()
    {
        await using var demo = DemoRun.Start("--members", "30");
        await demo.ReadAsync(until: "pages");

        Assert.Equal(0, await demo.StopAsync());
    }

    private static List<string?> Refusals(JsonElement pages, string settings, string name)
    {
        var folder = Path.GetDirectoryName(pages.GetProperty(settings).GetString())!; // a file in a folder
        using var file = new FileStream(Path.Combine(folder, "audit", name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return [.. AuditReader.Read(file).Where(entry => entry.Outcome == "refused").Select(entry => entry.Why)];
    }

    private static Dictionary<string, Uri> Links(JsonElement pages) => pages.GetProperty("links").EnumerateArray().ToDictionary(
        link => $"{link.GetProperty("side").GetString()}/{link.GetProperty("role").GetString()}",
        link => new Uri(link.GetProperty("address").GetString()!));

    private sealed class Browser : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() });

        public async Task<(HttpStatusCode Status, string Body)> GetAsync(Uri address, string accept = "text/html")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", accept } } };
            using var answer = await _http.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public void Dispose() => _http.Dispose();
    }
}
