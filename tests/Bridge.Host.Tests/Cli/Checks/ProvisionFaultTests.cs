using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Tests.Settings;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Cli.Checks;

/// <summary><c>bridge provision</c> while the CRM fails: what the exit code says, and that a further run goes on from what is there.</summary>
public sealed class ProvisionFaultTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Every_seventh_call_that_is_lost_needs_no_second_run(int seed)
    {
        await using var stage = await StartAsync(seed);
        await stage.FaultsAsync("reset:15%");

        var (made, output) = await stage.RunAsync("provision", "--apply");
        await stage.FaultsAsync("");
        var (after, plan) = await stage.RunAsync("provision");

        Assert.True(made == 0, output);
        Assert.Equal(0, after);
        Assert.Equal(2, plan.Split(", 0 missing, 0 in conflict").Length - 1); // one line for each route
        await stage.AssertNoFieldTwiceAsync();
    }

    [Fact]
    public async Task A_system_that_always_fails_is_exit_code_3_and_the_next_run_makes_what_is_missing()
    {
        await using var stage = await StartAsync(seed: 1);
        await stage.FaultsAsync("500:100%");

        var (failed, words) = await stage.RunAsync("provision", "--apply");
        await stage.FaultsAsync("");
        var (made, _) = await stage.RunAsync("provision", "--apply");
        var (after, plan) = await stage.RunAsync("provision");

        Assert.Equal(3, failed);
        Assert.Contains("Salesforce", words, StringComparison.Ordinal);
        Assert.Contains("start it again in a while", words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
        Assert.Equal((0, 0), (made, after));
        Assert.Contains(", 0 missing", plan, StringComparison.Ordinal);
        await stage.AssertNoFieldTwiceAsync();
    }

    private static async Task<Stage> StartAsync(int seed)
    {
        var crm = await SalesforceSandbox.StartAsync(new SandboxSettings { Seed = seed }, new SalesforceSandboxOptions(), default);
        return new Stage(crm, new SettingsFile($$"""
            version: 1
            store: ./bridge.db
            connections:
              mls: { type: reso, profile: generic, address: "http://127.0.0.1:9/", origin: mls, token: none }
              crm: { type: salesforce, address: "{{crm.Address}}", clientId: sandbox-client, clientSecret: sandbox-secret }
            routes:
              offices: { record: office, from: mls, to: crm }
              members: { record: member, from: mls, to: crm, after: [offices] }
            """));
    }

    private sealed class Stage(SalesforceSandbox crm, SettingsFile file) : IAsyncDisposable
    {
        private readonly HttpClient _http = new();

        public async Task<(int ExitCode, string Words)> RunAsync(params string[] words)
        {
            var connectors = ConnectorCatalogue.Open();
            var run = new CliRun { Connectors = connectors, Shapes = new MappingShapes(connectors) };
            var code = await run.RunAsync([.. words, "-c", file.Path]);
            return (code, run.Out + run.Error);
        }

        public async Task FaultsAsync(string plan)
        {
            using var answer = await _http.PostAsync(new Uri(crm.Address, "/_sandbox/faults"), new StringContent(plan));
            Assert.True(answer.IsSuccessStatusCode);
        }

        public async Task AssertNoFieldTwiceAsync()
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials", ["client_id"] = "sandbox-client", ["client_secret"] = "sandbox-secret",
            });
            using var signedIn = await _http.PostAsync(new Uri(crm.Address, "/services/oauth2/token"), form);
            var token = JsonDocument.Parse(await signedIn.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(crm.Address, "/services/data/v66.0/sobjects/Contact/describe"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await _http.SendAsync(request);
            var fields = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("fields").EnumerateArray()
                .Select(field => field.GetProperty("name").GetString()).ToList();
            Assert.Contains("MLS_Key__c", fields);
            Assert.Equal(fields.Distinct(StringComparer.OrdinalIgnoreCase).Count(), fields.Count);
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            file.Dispose();
            await crm.DisposeAsync();
        }
    }
}
