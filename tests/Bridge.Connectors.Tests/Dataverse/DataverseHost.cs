using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Connectors.Dataverse;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>A Dataverse environment on loopback, and connections to it.</summary>
internal sealed class DataverseHost : CrmHost
{
    private DataverseHost(DataverseSandbox sandbox, DataverseConnector connector)
        : base(sandbox, connector)
    {
        Sandbox = sandbox;
        Connector = connector;
    }

    public DataverseSandbox Sandbox { get; }

    public DataverseConnector Connector { get; }

    protected override IReadOnlyDictionary<string, string> Working => new Dictionary<string, string>
    {
        ["signInAddress"] = Sandbox.Address.AbsoluteUri,
        ["tenant"] = "sandbox-tenant",
        ["clientId"] = "sandbox-client",
        ["clientSecret"] = "sandbox-secret",
    };

    public static async Task<DataverseHost> StartAsync(
        DataverseSandboxOptions? options = null, string faults = "", TimeProvider? time = null, int latency = 0, RequestRecording? recording = null) =>
        new(
            await DataverseSandbox.StartAsync(
                new SandboxSettings
                {
                    Faults = FaultPlan.Parse(faults), Latency = TimeSpan.FromMilliseconds(latency), Time = time ?? TimeProvider.System, Recording = recording,
                },
                options ?? new DataverseSandboxOptions { HasKeys = true },
                CancellationToken.None),
            new DataverseConnector());

    /// <summary>Calls the environment beside the connector, as its application user.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "sandbox-client"), new("client_secret", "sandbox-secret"),
            new("scope", $"{Sandbox.Address.GetLeftPart(UriPartial.Authority)}/.default"),
        ]);
        using var opened = await Control.PostAsync("sandbox-tenant/oauth2/v2.0/token", form);
        var token = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        using var request = new HttpRequestMessage(method, $"api/data/v9.2/{path}") { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    /// <summary>Name of the column with the bridge's key.</summary>
    public static string KeyOf(string table) => table == "contact" ? "mls_memberkey" : "mls_officekey";

    protected override bool HasKey(string kind, JsonElement row, string key) => row.GetProperty(KeyOf(kind)).GetString() == DataverseKey.Encode(key);

    // 1 is Inactive: the record of somebody who has left.
    protected override string? TextOf(string field, JsonElement value) =>
        field == "statecode" && value.ValueKind == JsonValueKind.Number ? value.GetInt32() == 1 ? "true" : "false" : base.TextOf(field, value);
}
