using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;

namespace Bridge.Host.Tests.Features.Sync.Dataverse;

public class DataverseSyncTests
{
    [Theory]
    [InlineData(100, 10)]
    [InlineData(500, 2)]
    public async Task A_first_sync_brings_everyone_once_in_full_batches_a_second_writes_nothing_and_a_third_what_changed(int batch, int calls)
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 1000, batch: batch);

        var offices = await fixture.SyncAsync("offices");
        var first = await fixture.SyncAsync("members");
        var second = await fixture.SyncAsync("members");
        await fixture.MlsAsync("change?share=0.01&seed=7");
        var third = await fixture.SyncAsync("members");

        Assert.Equal(offices.Read, offices.Created);
        Assert.Equal((1000, 1000), (first.Read, first.Created));
        Assert.Equal(calls, first.WriteCalls);
        Assert.Equal((0, 0, 0), (second.Created, second.Updated, second.WriteCalls));
        Assert.InRange(third.Updated, 1, 20);
        Assert.Equal((0, 1), (third.Created, third.WriteCalls));
        await fixture.AssertEqualAsync();
        Assert.All(
            (await fixture.RecordsAsync()).Values,
            contact => Assert.True(Guid.TryParse(contact.GetProperty("_parentcustomerid_value").GetString(), out _)));
        Assert.Equal(0, fixture.Counts().UnchangedRewrites);
    }

    [Fact]
    public async Task Refused_records_are_set_aside_with_Dataverses_reason_and_a_replay_sends_exactly_those()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 500, faults: "refuse:4%");

        var first = await fixture.SyncAsync("members");
        var letters = await fixture.RunAsync("deadletters", "list");
        await fixture.CrmAsync("faults");
        var replayed = await fixture.SyncAsync("members", new RunOptions { Replay = new HashSet<long>() });

        Assert.InRange(first.DeadLettered, 1, 60);
        Assert.Equal(500, first.Created + first.DeadLettered);
        Assert.Contains("refused by a plug-in", letters, StringComparison.Ordinal);
        Assert.Equal((first.DeadLettered, first.DeadLettered), (replayed.Read, replayed.Created));
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task A_member_who_left_becomes_inactive_and_one_who_comes_back_active()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 50);
        await fixture.SyncAsync("members");
        var key = await fixture.SomebodyActiveAsync();
        await fixture.MlsAsync($"remove?keys={key["mls:".Length..]}");

        var summary = await fixture.SyncAsync("members", new RunOptions { Sweeps = true });

        var contact = (await fixture.RecordsAsync())[key];
        Assert.Equal(1, summary.Deactivated);
        Assert.Equal((1, 2), (contact.GetProperty("statecode").GetInt32(), contact.GetProperty("statuscode").GetInt32()));
        Assert.Equal(50, (await fixture.RecordsAsync()).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", emailInUse: adopt")]
    public async Task Somebody_made_by_hand_with_a_members_address_waits_for_a_person_and_is_neither_adopted_nor_doubled(string more)
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 20, more: more);
        var victim = (await fixture.PlanAsync("members")).First();
        var address = victim.Write!.Fields.Find("emailaddress1").AsText;
        var id = await fixture.CrmAsync("plant", $$"""{"lastname":"Foreign Person","emailaddress1":"{{address}}"}""");

        var first = await fixture.SyncAsync("members");
        await fixture.CrmAsync($"plant?id={id}", $$"""{"mls_memberkey":"{{Stored(victim.ExternalId)}}"}""");
        var replayed = await fixture.SyncAsync("members", new RunOptions { Replay = new HashSet<long>() });

        Assert.Equal((19, 1), (first.Created, first.DeadLettered));
        Assert.Equal(0, replayed.DeadLettered);
        Assert.Equal(id, (await fixture.RecordsAsync())[victim.ExternalId].GetProperty("contactid").GetString());
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task A_plan_that_reads_back_names_what_somebody_changed_by_hand_and_a_verified_sync_restores_it()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 250);
        await fixture.SyncAsync("members");
        var (key, contact) = (await fixture.RecordsAsync()).First();
        await fixture.CrmAsync($"plant?id={contact.GetProperty("contactid")}", """{"lastname":"Changed","statecode":1}""");

        var plan = await fixture.PlanAsync("members", new RunOptions { IsVerified = true });
        var restored = await fixture.SyncAsync("members", new RunOptions { IsVerified = true });

        Assert.Equal(key, Assert.Single(plan).ExternalId);
        Assert.Equal(1, restored.Updated);
        Assert.Equal(contact.GetProperty("lastname").GetString(), (await fixture.RecordsAsync())[key].GetProperty("lastname").GetString());
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task A_contact_that_was_deleted_is_made_again_whole_by_a_verified_sync()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 30);
        await fixture.SyncAsync("members");
        var (key, contact) = (await fixture.RecordsAsync()).First();
        await fixture.CrmAsync($"remove?id={contact.GetProperty("contactid")}");

        await fixture.SyncAsync("members", new RunOptions { IsVerified = true });

        var again = (await fixture.RecordsAsync())[key];
        Assert.NotEqual(contact.GetProperty("contactid").GetString(), again.GetProperty("contactid").GetString());
        Assert.Equal(contact.GetProperty("mls_memberid").GetString(), again.GetProperty("mls_memberid").GetString());
    }

    [Fact]
    public async Task Without_the_columns_of_the_mapping_nothing_is_written_and_the_message_says_what_to_do()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 10);
        await fixture.CrmAsync("drop-column?type=contact&column=mls_license");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("members"));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("mls_license", error.Problem, StringComparison.Ordinal);
        Assert.Contains("bridge provision", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, fixture.Counts().WriteCalls);
    }

    [Fact]
    public async Task Cases_of_members_are_kept_by_the_hub_and_a_second_run_reads_only_what_changed()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 20);
        await fixture.SyncAsync("members");
        var contact = (await fixture.RecordsAsync()).Values.First().GetProperty("contactid");
        var team = await fixture.CrmAsync("plant?type=team", """{"name":"Level I"}""");
        for (var number = 0; number < 3; number++)
        {
            await fixture.CrmAsync(
                "plant?type=incident",
                $$"""{"title":"Case {{number}}","caseorigincode":3,"customerid_contact@odata.bind":"/contacts({{contact}})","ownerid@odata.bind":"/teams({{team}})"}""");
        }

        var first = await fixture.RunAsync("sync", "tickets");
        var second = await fixture.RunAsync("sync", "tickets");
        await fixture.CrmAsync("plant?type=incident", $$"""{"title":"Case 4","customerid_contact@odata.bind":"/contacts({{contact}})"}""");
        var third = await fixture.RunAsync("sync", "tickets");

        Assert.Contains("3 read, 3 created", first, StringComparison.Ordinal);
        Assert.Contains("0 read", second, StringComparison.Ordinal);
        Assert.Contains("1 read, 1 created", third, StringComparison.Ordinal);
    }

    // The keys of the sandbox's members are of digits and small letters.
    private static string Stored(string externalId) =>
        $"mls.{externalId["mls:".Length..]}{(externalId["mls:".Length..].Any(char.IsAsciiLetterLower) ? "~l" : "")}";
}
