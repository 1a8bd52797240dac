using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Host.Composition;
using Bridge.Mapping.Records;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>A Zendesk account that has the fields which the built-in mappings write; nothing is synced into one that lacks them.</summary>
internal static class ProvisionedZendesk
{
    /// <summary>Starts the account and makes the fields, before its faults begin and its calls are counted.</summary>
    /// <param name="settings">How it is served; without faults.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="faults">Its faults once the fields are there.</param>
    public static async Task<ZendeskSandbox> StartAsync(SandboxSettings settings, ZendeskSandboxOptions options, string faults = "")
    {
        var crm = await ZendeskSandbox.StartAsync(settings, options, default);
        using var http = new HttpClient();
        var access = new Dictionary<string, string> { ["address"] = crm.Address.AbsoluteUri, ["email"] = options.Email, ["apiToken"] = options.ApiToken };
        var connection = new ConnectionContext(new ConnectionSettings("crm", access), http, new CallMeter(), TimeProvider.System);
        await MakeAsync<Member>(connection);
        await MakeAsync<Office>(connection);
        await MakeAsync<MemberStanding>(connection);
        await SyncFixture.ControlAsync(crm.Address, "faults", faults);
        await SyncFixture.ControlAsync(crm.Address, "reset-stats");
        return crm;
    }

    /// <summary>Deletes a custom field, as an administrator there would.</summary>
    /// <param name="crm">Address of the account.</param>
    /// <param name="list"><c>user_fields</c> or <c>organization_fields</c>.</param>
    /// <param name="key">Its key.</param>
    public static async Task DropAsync(Uri crm, string list, string key)
    {
        using var http = new HttpClient { BaseAddress = crm };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-bearer");
        using var fields = JsonDocument.Parse(await http.GetStringAsync($"api/v2/{list}"));
        var id = fields.RootElement.GetProperty(list).EnumerateArray().Single(field => field.GetProperty("key").GetString() == key).GetProperty("id").GetInt64();
        using var answer = await http.DeleteAsync($"api/v2/{list}/{id}");
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}");
    }

    private static async Task MakeAsync<T>(ConnectionContext connection)
        where T : class, IRecord
    {
        var connector = (IOpensSink<T>)ConnectorCatalogue.Open()["zendesk"];
        var opening = MappingCatalogue.Open<T>(connector.DefaultMapping, [], null);
        Assert.Empty(opening.Faults);
        var shape = opening.Mapper!.Shape; // there are no faults
        var provisions = (IProvisions)connector.OpenSink(connection, shape);
        foreach (var step in (await provisions.PlanAsync(shape, default)).Where(step => step.Action == ProvisionAction.Create))
        {
            await provisions.ApplyAsync(step, default);
        }
    }
}
