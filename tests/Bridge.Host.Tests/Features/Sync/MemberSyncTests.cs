using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Features.Sync;

public class MemberSyncTests
{
    [Fact]
    public async Task A_first_sync_brings_every_member_once_in_full_batches_and_a_second_one_writes_nothing()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 250);

        var offices = await fixture.SyncAsync("offices");
        var first = await fixture.SyncAsync("members");
        var second = await fixture.SyncAsync("members");

        Assert.Equal(offices.Read, offices.Created);
        Assert.Equal((250, 250, 3), (first.Read, first.Created, first.WriteCalls));
        Assert.Equal((0, 0, 0), (second.Created, second.Updated, second.WriteCalls));
        var users = await fixture.UsersAsync();
        Assert.Equal(250, users.Count);
        Assert.All(users.Values, user => Assert.Equal(System.Text.Json.JsonValueKind.Number, user.GetProperty("organization_id").ValueKind));
    }

    [Fact]
    public async Task A_plan_names_every_change_and_changes_nothing()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 120);

        var plan = await fixture.PlanAsync("members");

        Assert.Equal(120, plan.Sum(page => page.Changes.Count));
        Assert.All(plan.SelectMany(page => page.Changes), change => Assert.Equal(ChangeKind.Create, change.Kind));
        Assert.Empty(await fixture.UsersAsync());
        Assert.Equal(120, (await fixture.SyncAsync("members")).Created);
    }

    [Fact]
    public async Task Records_refused_inside_an_accepted_job_are_set_aside_with_the_targets_words_and_replay_sends_exactly_those()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 500, crmFaults: "refuse:4%");

        var first = await fixture.SyncAsync("members");
        await SyncFixture.ControlAsync(fixture.Crm.Address, "faults");
        await SyncFixture.ControlAsync(fixture.Crm.Address, "reset-stats");
        var replayed = await fixture.SyncAsync("members", new RunOptions { Replay = new HashSet<long>() });

        Assert.InRange(first.DeadLettered, 1, 60);
        Assert.Equal(500, first.Created + first.DeadLettered);
        Assert.Equal(first.DeadLettered, replayed.Read);
        Assert.Equal(first.DeadLettered, replayed.Created);
        Assert.Equal(500, (await fixture.UsersAsync()).Count);
    }

    [Theory]
    [InlineData("500:5%")]
    [InlineData("mixed:10%")]
    [InlineData("torn:5%")]
    public async Task Faults_of_the_target_lose_nothing_and_double_nothing(string faults)
    {
        await using var fixture = await SyncFixture.StartAsync(members: 600, crmFaults: faults);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal(0, summary.DeadLettered);
        Assert.Equal(600, (await fixture.UsersAsync()).Count);
    }

    [Theory]
    [InlineData("500:10%")]
    [InlineData("reset:10%")]
    [InlineData("torn:10%")]
    public async Task Faults_of_the_source_lose_nothing(string faults)
    {
        await using var fixture = await SyncFixture.StartAsync(members: 3000, mlsFaults: faults);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal(3000, summary.Created);
        Assert.Equal(3000, (await fixture.UsersAsync()).Count);
    }

    [Fact]
    public async Task Without_bulk_import_members_go_one_by_one()
    {
        var account = new ZendeskSandboxOptions { BulkImportEnabled = false, SingleUpsertsPerSecond = 0, WritesPerUserPerMinute = 0 };
        await using var fixture = await SyncFixture.StartAsync(members: 3, crm: account);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal(3, summary.Created);
        Assert.Equal(3, (await fixture.UsersAsync()).Count);
    }

    [Fact]
    public async Task A_foreign_person_with_the_members_address_is_never_adopted_but_put_up_for_review()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 20, crm: new ZendeskSandboxOptions { IncrementalLagSeconds = 0 });
        var victim = (await fixture.PlanAsync("members")).SelectMany(page => page.Changes).First();
        var address = victim.Write!.Fields.Find("email").AsText;
        await SyncFixture.ControlAsync(fixture.Crm.Address, "users", $$"""{"name":"Foreign Person","email":"{{address}}"}""");

        var summary = await fixture.SyncAsync("members");

        Assert.Equal((19, 1), (summary.Created, summary.DeadLettered));
        Assert.DoesNotContain(victim.ExternalId, (await fixture.UsersAsync()).Keys);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Who_waits_for_review_is_tried_in_every_run_and_once_in_one_that_reads_them_too(bool isFull, bool isVerified)
    {
        await using var fixture = await SyncFixture.StartAsync(members: 20, crm: new ZendeskSandboxOptions { IncrementalLagSeconds = 0 });
        var victim = (await fixture.PlanAsync("members")).SelectMany(page => page.Changes).First();
        await SyncFixture.ControlAsync(fixture.Crm.Address, "users", $$"""{"name":"Foreign Person","email":"{{victim.Write!.Fields.Find("email").AsText}}"}""");
        var first = await fixture.SyncAsync("members");
        var options = new RunOptions { IsFull = isFull, IsVerified = isVerified };

        var planned = (await fixture.PlanAsync("members", options)).SelectMany(page => page.Changes).Where(change => change.ExternalId == victim.ExternalId);
        var again = await fixture.SyncAsync("members", options);

        Assert.Single(planned);
        Assert.Equal((1, 1), (first.DeadLettered, again.DeadLettered));
        if (isFull || isVerified)
        {
            Assert.Equal(first.Read, again.Read);
        }
    }
}
