using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Tests.Salesforce;

/// <summary>Queries and rights of the Salesforce sandbox, as far as jsforce does not try them.</summary>
public sealed class SalesforceQueryTests
{
    [Theory]
    [InlineData("LastName = 'ADA'", 1)] // texts compare without case
    [InlineData("MLS_Key__c = 'K1'", 0)] // but not where the field minds it
    [InlineData("MLS_Key__c = 'k1'", 1)]
    [InlineData("LastName IN ('Ada','Bob') AND Phone = null", 2)]
    [InlineData("LastName NOT IN ('Ada')", 2)]
    [InlineData("NOT (LastName = 'Ada' OR LastName = 'Bob')", 1)]
    [InlineData("LastName LIKE '_o%'", 1)]
    [InlineData("HasOptedOutOfEmail = false AND CreatedDate > 2020-01-01T00:00:00Z", 3)]
    [InlineData("LastName != 'Ada' AND (Phone != null OR LastName = 'Bob')", 2)]
    public async Task A_condition_finds_what_a_real_org_finds(string where, int count)
    {
        await using var org = await OpenAsync();

        var answer = await org.QueryAsync($"SELECT Id FROM Contact WHERE {where}");

        Assert.Equal(count, answer.GetProperty("totalSize").GetInt32());
    }

    [Theory]
    [InlineData("LastName = 'a' AND Phone = 'b' OR Email = 'c'", "MALFORMED_QUERY")]
    [InlineData("LastName = Ada", "INVALID_FIELD")]
    [InlineData("HasOptedOutOfEmail = 'true'", "INVALID_FIELD")]
    [InlineData("LastName = 'open", "MALFORMED_QUERY")]
    public async Task A_condition_that_a_real_org_refuses_is_refused(string where, string code)
    {
        await using var org = await OpenAsync();

        var answer = await org.QueryAsync($"SELECT Id FROM Contact WHERE {where}");

        Assert.Equal(code, answer[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task A_representative_cannot_tell_a_field_without_rights_from_one_that_is_not_there()
    {
        await using var org = await OpenAsync("sandbox-csr-client");

        var hidden = await org.QueryAsync("SELECT MLS_Key__c FROM Contact");
        var absent = await org.QueryAsync("SELECT MLS_Nothing__c FROM Contact");

        Assert.Equal("INVALID_FIELD", hidden[0].GetProperty("errorCode").GetString());
        Assert.Equal(
            absent[0].GetProperty("message").GetString()?.Replace("MLS_Nothing__c", "MLS_Key__c", StringComparison.Ordinal),
            hidden[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Locks_fall_on_the_asked_share_and_let_go_again()
    {
        await using var org = await OpenAsync(faults: "lock:30%");
        var records = Enumerable.Range(0, 200).Select(number => new Dictionary<string, object>
        {
            ["attributes"] = new { type = "Contact" }, ["MLS_Key__c"] = $"n{number}", ["LastName"] = "Member",
        }).ToList();

        var answer = await org.SendAsync(HttpMethod.Patch, "composite/sobjects/Contact/MLS_Key__c", new { allOrNone = false, records });

        var held = answer.EnumerateArray().Where(row => !row.GetProperty("success").GetBoolean()).ToList();
        Assert.InRange(held.Count, 30, 90);
        Assert.All(held, row => Assert.Equal("UNABLE_TO_LOCK_ROW", row.GetProperty("errors")[0].GetProperty("statusCode").GetString()));
    }

    private static async Task<Caller> OpenAsync(string client = "sandbox-client", string faults = "")
    {
        var settings = new SandboxSettings { Faults = FaultPlan.Parse(faults) };
        var org = new Caller(await SalesforceSandbox.StartAsync(settings, new SalesforceSandboxOptions { HasKeyFields = true }, CancellationToken.None));
        await org.SignInAsync(client);
        await org.PlantAsync("""{"LastName":"Ada","MLS_Key__c":"k1"}""");
        await org.PlantAsync("""{"LastName":"Bob","MLS_Key__c":"k2"}""");
        await org.PlantAsync("""{"LastName":"Carla","Phone":"1"}""");
        return org;
    }

    private sealed class Caller(SalesforceSandbox sandbox) : IAsyncDisposable
    {
        private readonly HttpClient _http = new() { BaseAddress = sandbox.Address };

        public async Task SignInAsync(string client)
        {
            using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", "sandbox-secret")]);
            using var answer = await _http.PostAsync("services/oauth2/token", form);
            var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        public async Task PlantAsync(string record)
        {
            using var answer = await _http.PostAsync("_sandbox/plant?type=Contact", new StringContent(record));
            Assert.True(answer.IsSuccessStatusCode);
        }

        public Task<JsonElement> QueryAsync(string soql) => SendAsync(HttpMethod.Get, $"query?q={Uri.EscapeDataString(soql)}", null);

        public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
        {
            using var request = new HttpRequestMessage(method, $"services/data/v66.0/{path}")
            {
                Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default),
            };
            using var answer = await _http.SendAsync(request);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await sandbox.DisposeAsync();
        }
    }
}
