using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Storage;
using Bridge.Host.Tests.Features.Sync;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.ChangingCrm;

/// <summary>A connection that leads to another account of the same kind, in settings whose store knows the first one.</summary>
public sealed class OtherAccountTests
{
    [Fact]
    public async Task Everything_is_brought_to_the_new_account_and_the_old_one_goes_on_where_it_was()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await using var other = await ProvisionedZendesk.StartAsync(new SandboxSettings(), new ZendeskSandboxOptions());
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");

        fixture.OtherAccount = other.Address;
        var plan = (await fixture.PlanAsync("members")).SelectMany(page => page.Changes).ToList();
        await fixture.SyncAsync("offices");
        var there = await fixture.SyncAsync("members");
        fixture.OtherAccount = null;
        var back = await fixture.SyncAsync("members");

        Assert.Equal(40, plan.Count(change => change.Kind == ChangeKind.Create));
        Assert.Equal((40, 0, 0), (there.Created, there.Updated, there.DeadLettered));
        Assert.Equal((0, 0, 0), (back.Created, back.Updated, back.WriteCalls));
    }

    [Fact]
    public async Task Tickets_of_another_account_are_not_taken_for_those_of_the_same_numbers()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 20, crm: Desk());
        await using var other = await ProvisionedZendesk.StartAsync(new SandboxSettings(), Desk());
        var first = await fixture.SyncAsync("tickets");

        fixture.OtherAccount = other.Address;
        var stop = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("tickets", new RunOptions { IsFull = true }));
        fixture.OtherAccount = null;
        var back = await fixture.SyncAsync("tickets");

        Assert.Equal(50, first.Created);
        Assert.Equal((FailureKind.NeedsConsent, Surprises.SameSystem), (stop.Kind, stop.Surprise));
        Assert.Contains($"led to zendesk {fixture.Crm.Address.Authority} until now and leads to zendesk {other.Address.Authority}", stop.Problem, StringComparison.Ordinal);
        Assert.Equal((0, 0), (back.Created, back.Updated));
    }

    [Fact]
    public async Task Who_says_that_it_is_the_same_account_is_asked_once()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 20, crm: Desk());
        await using var moved = await ProvisionedZendesk.StartAsync(new SandboxSettings(), Desk());
        await fixture.SyncAsync("tickets");

        fixture.OtherAccount = moved.Address;
        await fixture.SyncAsync("tickets", new RunOptions { Accepted = new HashSet<string> { Surprises.SameSystem } });
        var again = await fixture.SyncAsync("tickets");

        Assert.Equal((0, 0), (again.Created, again.DeadLettered));
    }

    [Fact]
    public void Another_kind_of_help_desk_is_never_the_same()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (var store = BridgeStore.Open(path))
        {
            var runs = new Runs(store, TimeProvider.System);
            runs.End(runs.Start(new KnownSystem(store, "ticket:crm>", "zendesk a.example.test").Stream), "done", null, null);
            var now = new KnownSystem(store, "ticket:crm>", "freshdesk b.example.test");

            var stop = Assert.Throws<ConnectorException>(() => now.Check("crm", isAccepted: true));

            Assert.DoesNotContain("--accept", stop.Remedy, StringComparison.Ordinal);
            new KnownSystem(store, "ticket:crm>", "zendesk a.example.test").Check("crm", isAccepted: false);
            new KnownSystem(store, "ticket:desk>", "freshdesk b.example.test").Check("desk", isAccepted: false);
        }

        File.Delete(path);
    }

    [Fact]
    public async Task A_store_of_an_earlier_build_knows_what_it_wrote()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await fixture.SyncAsync("members");
        using (var store = BridgeStore.Open(fixture.StorePath))
        {
            store.Write(connection => connection.Run("UPDATE stream SET name = 'member:mls>crm' WHERE name LIKE 'member:mls>crm %'"));
        }

        var summary = await fixture.SyncAsync("members", new RunOptions { IsFull = true });

        Assert.Equal((40, 40, 0), (summary.Read, summary.Unchanged, summary.WriteCalls));
    }

    private static ZendeskSandboxOptions Desk() => new() { IncrementalLagSeconds = 0, HelpDesk = new HelpDeskOptions { Tickets = 50, Members = 20 } };
}
