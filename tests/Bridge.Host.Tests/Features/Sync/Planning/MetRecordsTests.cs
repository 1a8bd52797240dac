using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Tests.Cli.Plan;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Features.Sync.Planning;

/// <summary>Plans for a CRM that has members already, of which the bridge knows nothing: as the sync would go, nobody is said to be new who is not.</summary>
public sealed class MetRecordsTests
{
    private static readonly ZendeskSandboxOptions _account = new() { IncrementalLagSeconds = 0 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Members_whom_the_CRM_has_under_their_keys_are_updated_and_not_made(bool isVerified)
    {
        await using var fixture = await SyncFixture.StartAsync(members: 30, crm: _account);
        await fixture.SyncAsync("members");
        LoseStore(fixture);
        await SyncFixture.ControlAsync(fixture.Mls.Address, "add?count=5");

        var changes = (await fixture.PlanAsync("members", new RunOptions { IsVerified = isVerified })).SelectMany(page => page.Changes).ToList();
        var summary = await fixture.SyncAsync("members");

        Assert.Equal((30, 5), (changes.Count(change => change.Kind == ChangeKind.Update), changes.Count(change => change.Kind == ChangeKind.Create)));
        Assert.Equal((30, 5), (summary.Updated, summary.Created));
        Assert.All(changes.Where(change => change.Kind == ChangeKind.Update), change => Assert.Equal(Reasons.Met, change.Why));
    }

    [Fact]
    public async Task A_plan_shows_what_would_change_in_records_that_it_met()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 10, crm: _account);
        await fixture.SyncAsync("members");
        LoseStore(fixture);
        await SyncFixture.ControlAsync(fixture.Mls.Address, "change?count=1&seed=3");

        var text = await PlanRun.TextAsync(fixture);

        Assert.Contains("A sync would create 0, update 10,", text, StringComparison.Ordinal);
        Assert.Equal(9, text.Split('\n').Count(line => line.EndsWith(" fields are already so in the CRM", StringComparison.Ordinal) && line.StartsWith("    all ", StringComparison.Ordinal)));
        Assert.Single(text.Split('\n'), line => line.EndsWith(" more fields are already so in the CRM", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_whose_address_is_taken_over_is_updated_and_named()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 10, crm: _account, moreOfMembers: ", emailInUse: adopt");
        var victim = (await fixture.PlanAsync("members")).SelectMany(page => page.Changes).First();
        await SyncFixture.ControlAsync(fixture.Crm.Address, "users", $$"""{"name":"Somebody","email":"{{victim.Write!.Fields.Find("email").AsText}}"}""");

        var text = await PlanRun.TextAsync(fixture);
        var summary = await fixture.SyncAsync("members");

        Assert.Contains("A sync would create 9, update 1,", text, StringComparison.Ordinal);
        Assert.Matches("Record [0-9]+ of the target has its e-mail address and is taken over", text);
        Assert.DoesNotContain("does not have this record any more", text, StringComparison.Ordinal);
        Assert.Equal((9, 1), (summary.Created, summary.Updated));
    }

    [Fact]
    public async Task A_plan_says_what_it_could_not_find_out()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 10, crm: new ZendeskSandboxOptions { ApiToken = "another" });

        var pages = await fixture.PlanAsync("members");
        var text = await PlanRun.TextAsync(fixture);

        Assert.StartsWith("Who is already in the target could not be read", Assert.Single(pages.SelectMany(page => page.Warnings)), StringComparison.Ordinal);
        Assert.Contains("  Note: Who is already in the target could not be read", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not in the target yet", text, StringComparison.Ordinal);
    }

    private static void LoseStore(SyncFixture fixture)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(fixture.StorePath)!, Path.GetFileName(fixture.StorePath) + "*")) // a store lies in a folder
        {
            File.Delete(file);
        }
    }
}
