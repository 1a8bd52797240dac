using System.Text.Json;
using Bridge.Core.Connectors;

namespace Bridge.Host.Tests.Features.Sync.Salesforce;

/// <summary>A field that the CRM lacks stops a route, and what was to be written goes out once the field is made.</summary>
public sealed class MissingFieldTests
{
    [Fact]
    public async Task A_run_that_stopped_for_a_missing_field_has_written_nothing_into_it()
    {
        await using var fixture = await SalesforceFixture.StartAsync();
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");
        var held = await CitiesAsync(fixture);
        fixture.LoseStore();
        await fixture.SyncAsync("offices");
        await fixture.CrmAsync("drop-field?type=Contact&field=MLS_City__c");

        // All contacts are there, and their other fields are as they were to be written: nothing but the missing one tells that nothing has arrived.
        var first = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("members"));
        var second = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("members"));
        await fixture.RunAsync("provision", "--apply");
        await fixture.SyncAsync("members");

        Assert.Equal((FailureKind.Configuration, FailureKind.Configuration), (first.Kind, second.Kind));
        Assert.NotEqual(0, held);
        Assert.Equal(held, await CitiesAsync(fixture));
    }

    private static async Task<int> CitiesAsync(SalesforceFixture fixture) =>
        (await fixture.RecordsAsync()).Values.Count(contact => contact.GetProperty("MLS_City__c").ValueKind == JsonValueKind.String);
}
