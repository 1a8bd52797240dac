using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Tests.Cli.Plan;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>A field that Zendesk lacks stops a route: Zendesk would take the records without it, and they would look delivered.</summary>
public sealed class ZendeskMissingFieldTests
{
    [Theory]
    [InlineData("members", "user_fields", "mls_member_id")]
    [InlineData("offices", "organization_fields", "mls_office_id")]
    public async Task Nothing_is_written_until_the_field_is_made_and_then_everything(string route, string list, string key)
    {
        await using var fixture = await SyncFixture.StartAsync(members: 20);
        var kind = route == "members" ? "users" : "organizations";
        await ProvisionedZendesk.DropAsync(fixture.Crm.Address, list, key);

        var first = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync(route));
        var second = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync(route));
        var before = await fixture.UsersAsync(kind);
        await PlanRun.ProvisionAsync(fixture);
        await fixture.SyncAsync(route);
        var after = await fixture.UsersAsync(kind);

        Assert.All([first, second], error =>
        {
            Assert.Equal(FailureKind.Configuration, error.Kind);
            Assert.Contains($"{list}.{key}", error.Problem, StringComparison.Ordinal);
            Assert.Contains("bridge provision --apply", error.Remedy, StringComparison.Ordinal);
        });
        Assert.Empty(before);
        Assert.NotEmpty(after);
        Assert.All(after.Values, record => Assert.Equal(JsonValueKind.String, record.GetProperty(list).GetProperty(key).ValueKind));
    }

    [Fact]
    public async Task A_field_that_was_deleted_after_a_sync_stops_the_next_that_has_something_to_write()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 20);
        await fixture.SyncAsync("members");
        await ProvisionedZendesk.DropAsync(fixture.Crm.Address, "user_fields", "mls_member_id");
        var quiet = await fixture.SyncAsync("members");
        await SyncFixture.ControlAsync(fixture.Mls.Address, "add?count=1");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("members"));

        Assert.Equal(0, quiet.Created + quiet.Updated);
        Assert.Contains("user_fields.mls_member_id", error.Problem, StringComparison.Ordinal);
    }
}
