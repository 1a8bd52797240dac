using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;
using Bridge.Sandbox.Salesforce;

namespace Bridge.Host.Tests.Features.Sync.Salesforce;

public class SalesforceSyncTests
{
    [Fact]
    public async Task A_first_sync_brings_everyone_once_in_full_collections_a_second_writes_nothing_and_a_third_what_changed()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 1000);

        var offices = await fixture.SyncAsync("offices");
        var first = await fixture.SyncAsync("members");
        var second = await fixture.SyncAsync("members");
        await fixture.MlsAsync("change?share=0.01&seed=7");
        var third = await fixture.SyncAsync("members");

        Assert.Equal(offices.Read, offices.Created);
        Assert.Equal((1000, 1000, 5), (first.Read, first.Created, first.WriteCalls));
        Assert.Equal((0, 0, 0), (second.Created, second.Updated, second.WriteCalls));
        Assert.InRange(third.Updated, 1, 20);
        Assert.Equal((0, 1), (third.Created, third.WriteCalls));
        Assert.Equal(1000 + offices.Created + third.Updated, fixture.Counts().RecordsWritten);
        await fixture.AssertEqualAsync();
        Assert.All((await fixture.RecordsAsync()).Values, contact => Assert.StartsWith("001", contact.GetProperty("AccountId").GetString(), StringComparison.Ordinal));
        Assert.Equal(0, fixture.Counts().UnchangedRewrites);
    }

    [Theory]
    [InlineData(2000, 10, 0)]
    [InlineData(2001, 3, 1)]
    public async Task Above_2000_records_that_are_due_there_is_one_bulk_job_and_up_to_there_are_collections(int members, int writeCalls, int jobs)
    {
        await using var fixture = await SalesforceFixture.StartAsync(members);

        var first = await fixture.SyncAsync("members");
        var second = await fixture.SyncAsync("members");

        Assert.Equal((members, members, writeCalls), (first.Read, first.Created, first.WriteCalls));
        Assert.Equal(jobs, fixture.Counts().ByPath.GetValueOrDefault("POST /jobs/ingest"));
        Assert.Equal((0, 0), (second.WriteCalls, second.JobPolls));
        await fixture.AssertEqualAsync();
        Assert.Equal(0, fixture.Counts().UnchangedRewrites);
    }

    [Fact]
    public async Task Refused_records_are_set_aside_with_Salesforces_reason_and_a_replay_sends_exactly_those()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 500, faults: "refuse:4%");

        var first = await fixture.SyncAsync("members");
        var letters = await fixture.RunAsync("deadletters", "list");
        await fixture.CrmAsync("faults");
        await fixture.CrmAsync("reset-stats");
        var replayed = await fixture.SyncAsync("members", new RunOptions { Replay = new HashSet<long>() });

        Assert.InRange(first.DeadLettered, 1, 60);
        Assert.Equal(500, first.Created + first.DeadLettered);
        Assert.Contains("refused by a validation rule", letters, StringComparison.Ordinal);
        Assert.Equal((first.DeadLettered, first.DeadLettered), (replayed.Read, replayed.Created));
        Assert.Equal(first.DeadLettered, fixture.Counts().RecordsWritten);
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task A_member_who_left_is_marked_and_stays()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 50);
        await fixture.SyncAsync("members");
        var key = await fixture.SomebodyActiveAsync();
        await fixture.MlsAsync($"remove?keys={key["mls:".Length..]}");

        var summary = await fixture.SyncAsync("members", new RunOptions { Sweeps = true });

        var contact = (await fixture.RecordsAsync())[key];
        Assert.Equal(1, summary.Deactivated);
        Assert.True(contact.GetProperty("MLS_Departed__c").GetBoolean());
        Assert.False(contact.GetProperty("IsDeleted").GetBoolean());
        Assert.Equal(50, (await fixture.RecordsAsync()).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", emailInUse: adopt")]
    public async Task Somebody_made_by_hand_with_a_members_address_waits_for_a_person_and_is_neither_adopted_nor_doubled(string more)
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 20, more: more);
        var victim = (await fixture.PlanAsync("members")).First();
        var address = victim.Write!.Fields.Find("Email").AsText;
        var id = await fixture.CrmAsync("plant", $$"""{"LastName":"Foreign Person","Email":"{{address}}"}""");

        var first = await fixture.SyncAsync("members");
        var letters = await fixture.RunAsync("deadletters", "list");
        await fixture.CrmAsync($"plant?id={id}", $$"""{"MLS_Key__c":"{{victim.ExternalId}}"}""");
        var replayed = await fixture.SyncAsync("members", new RunOptions { Replay = new HashSet<long>() });

        Assert.Equal((19, 1), (first.Created, first.DeadLettered));
        Assert.Contains("give that record this external id", letters.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("emailInUse", letters, StringComparison.Ordinal); // which changes nothing here
        Assert.Equal(0, replayed.DeadLettered);
        Assert.Equal(id, (await fixture.RecordsAsync())[victim.ExternalId].GetProperty("Id").GetString());
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task An_office_whose_name_is_taken_is_told_so_by_its_name()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 20);
        var victim = (await fixture.PlanAsync("offices")).First();
        await fixture.CrmAsync("plant?type=Account", JsonSerializer.Serialize(new { Name = victim.Write!.Fields.Find("Name").AsText }));

        var first = await fixture.SyncAsync("offices");

        Assert.Equal(1, first.DeadLettered);
        Assert.Contains("The name belongs to record", await fixture.RunAsync("deadletters", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duplicate_rule_refuses_and_the_record_waits_for_a_person()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 20, org: new SalesforceSandboxOptions { HasDuplicateRule = true });
        var first = await fixture.SyncAsync("members");

        // The census guards new addresses; the rule looks at every change, whoever came first.
        await fixture.MlsAsync("change?share=1&seed=3");
        var victim = (await fixture.PlanAsync("members")).First(change => !change.Write!.Fields.Find("LastName").IsSent);
        var contact = (await fixture.RecordsAsync())[victim.ExternalId];
        await fixture.CrmAsync("plant", $$"""{"LastName":"{{contact.GetProperty("LastName")}}","Email":"{{contact.GetProperty("Email")}}"}""");
        var summary = await fixture.SyncAsync("members");

        Assert.Equal(20, first.Created);
        Assert.Equal(1, summary.DeadLettered);
        Assert.Contains("DUPLICATES_DETECTED", await fixture.RunAsync("deadletters", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_reads_back_names_what_somebody_changed_by_hand_and_a_verified_sync_restores_it()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 250);
        await fixture.SyncAsync("members");
        var (key, contact) = (await fixture.RecordsAsync()).First();
        await fixture.CrmAsync($"plant?id={contact.GetProperty("Id")}", """{"LastName":"Changed","MLS_Access__c":true}""");

        var plan = await fixture.PlanAsync("members", new RunOptions { IsVerified = true });
        var restored = await fixture.SyncAsync("members", new RunOptions { IsVerified = true });

        Assert.Equal(key, Assert.Single(plan).ExternalId);
        Assert.Equal(1, restored.Updated);
        Assert.Equal(contact.GetProperty("LastName").GetString(), (await fixture.RecordsAsync())[key].GetProperty("LastName").GetString());
    }

    [Fact]
    public async Task A_contact_that_was_deleted_is_made_again_whole_by_a_verified_sync()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 30);
        await fixture.SyncAsync("members");
        var (key, contact) = (await fixture.RecordsAsync()).First();
        await fixture.CrmAsync($"remove?id={contact.GetProperty("Id")}");

        await fixture.SyncAsync("members", new RunOptions { IsVerified = true });

        var again = (await LiveAsync(fixture))[key];
        Assert.NotEqual(contact.GetProperty("Id").GetString(), again.GetProperty("Id").GetString());
        Assert.Equal(contact.GetProperty("MLS_Member_Id__c").GetString(), again.GetProperty("MLS_Member_Id__c").GetString());
    }

    [Fact]
    public async Task When_the_calls_of_the_day_are_used_up_the_route_waits_and_goes_on_where_it_was()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 600);
        await fixture.CrmAsync("usage?used=999&most=1000");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("members"));
        await fixture.CrmAsync("usage?used=0&most=100000");
        var summary = await fixture.SyncAsync("members");

        Assert.Equal(FailureKind.Throttled, error.Kind);
        Assert.NotNull(error.RetryAt);
        Assert.Equal(600, (await fixture.RecordsAsync()).Count);
        Assert.Equal(0, summary.DeadLettered);
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task Without_the_fields_of_the_mapping_nothing_is_written_and_the_message_says_what_to_do()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 10);
        await fixture.CrmAsync("drop-field?type=Contact&field=MLS_City__c");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("members"));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("MLS_City__c", error.Problem, StringComparison.Ordinal);
        Assert.Contains("bridge provision", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, fixture.Counts().WriteCalls);
    }

    private static async Task<Dictionary<string, JsonElement>> LiveAsync(SalesforceFixture fixture) =>
        (await fixture.CrmRowsAsync()).Where(row => !row.GetProperty("IsDeleted").GetBoolean()).ToDictionary(row => row.GetProperty("MLS_Key__c").GetString()!); // the bridge made all of them
}
