using System.Text.Json;
using Bridge.Core.Interactions;
using Bridge.Host.Features.Interactions;
using Bridge.Host.Features.Sync;
using Bridge.Host.Tests.Features.Sync.Salesforce;

namespace Bridge.Host.Tests.Features.Interactions;

/// <summary>What the desk logs in the CRM ends in the list of a member's contacts.</summary>
public sealed class InteractionRouteTests
{
    private const string MemberApi = "access: { machines: { name: mls, authority: https://mls.example.test } }\nmemberApi: { desk: crm }";

    [Fact]
    public async Task Logged_calls_stand_in_the_members_list_once_are_replaced_and_leave_it()
    {
        await using var fixture = await SalesforceFixture.StartAsync(3, sections: MemberApi, routes: "logged: { record: interaction, from: crm }");
        await fixture.SyncAsync("members");
        var (member, contact) = (await fixture.RecordsAsync()).Select(pair => (pair.Key, pair.Value.GetProperty("Id").GetString()!)).OrderBy(pair => pair.Key, StringComparer.Ordinal).First();
        var first = await PlantAsync(fixture, new { WhoId = contact, Subject = "Password reset", Status = "Completed", TaskSubtype = "Call", CallDisposition = "Helped" });
        var second = await PlantAsync(fixture, new { WhoId = contact, Subject = "Forms", Status = "Completed" });

        var run = await fixture.SyncAsync("logged");
        var again = await fixture.SyncAsync("logged");
        await fixture.CrmAsync($"remove?type=Task&id={second}");
        await fixture.SyncAsync("logged", new RunOptions { IsFull = true });

        Assert.Equal((2, 2, 0), (run.Read, run.Updated, run.DeadLettered));
        Assert.Equal(0, again.Updated);
        await using var store = InteractionStore.Open(fixture.Beside("interactions.db"));
        var kept = Assert.Single(store.List(member, 10, null).Interactions);
        Assert.Equal(($"task/{first}", InteractionChannel.Phone, "Password reset", "Helped"), (kept.Key.Value, kept.Channel, kept.Subject, kept.Outcome));
        Assert.Empty(store.ToHand(10)); // it came from the help desk, which need not be told
    }

    private static Task<string> PlantAsync(SalesforceFixture fixture, object task) => fixture.CrmAsync("plant?type=Task", JsonSerializer.Serialize(task));
}
