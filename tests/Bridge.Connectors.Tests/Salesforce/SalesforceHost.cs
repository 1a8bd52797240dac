using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Connectors.Salesforce;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>A Salesforce org on loopback, and connections to it.</summary>
internal sealed class SalesforceHost : CrmHost
{
    private SalesforceHost(SalesforceSandbox sandbox, SalesforceConnector connector)
        : base(sandbox, connector)
    {
        Sandbox = sandbox;
        Connector = connector;
    }

    public SalesforceSandbox Sandbox { get; }

    public SalesforceConnector Connector { get; }

    protected override IReadOnlyDictionary<string, string> Working => new Dictionary<string, string>
    {
        ["clientId"] = "sandbox-client",
        ["clientSecret"] = "sandbox-secret",
        ["apiVersion"] = "66",
    };

    public static async Task<SalesforceHost> StartAsync(SalesforceSandboxOptions? options = null, string faults = "", TimeProvider? time = null, int latency = 0) =>
        new(
            await SalesforceSandbox.StartAsync(
                new SandboxSettings { Faults = FaultPlan.Parse(faults), Latency = TimeSpan.FromMilliseconds(latency), Time = time ?? TimeProvider.System },
                options ?? new SalesforceSandboxOptions { HasKeyFields = true },
                CancellationToken.None),
            new SalesforceConnector());

    /// <summary>Calls the org beside the connector, as its integration user or as a representative.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null, string client = "sandbox-client")
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", "sandbox-secret")]);
        using var opened = await Control.PostAsync("services/oauth2/token", form);
        var token = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    protected override bool IsDeleted(JsonElement row) => row.GetProperty("IsDeleted").GetBoolean();

    protected override bool HasKey(string kind, JsonElement row, string key) => row.GetProperty("MLS_Key__c").GetString() == key;
}
