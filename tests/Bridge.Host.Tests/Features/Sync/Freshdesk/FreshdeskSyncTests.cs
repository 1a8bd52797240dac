using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Tests.Features.Sync.Freshdesk;

public class FreshdeskSyncTests
{
    [Fact]
    public async Task A_first_sync_makes_one_call_a_member_a_second_none_and_a_third_one_for_each_that_changed()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 500);

        var offices = await fixture.SyncAsync("offices");
        var first = await fixture.SyncAsync("members");
        var second = await fixture.SyncAsync("members");
        await fixture.MlsAsync("change?share=0.02&seed=7");
        var third = await fixture.SyncAsync("members");

        Assert.Equal((offices.Read, offices.Read), (offices.Created, offices.WriteCalls));
        Assert.Equal((500, 500, 500), (first.Read, first.Created, first.WriteCalls));
        Assert.Equal((0, 0, 0), (second.Created, second.Updated, second.WriteCalls));
        Assert.InRange(third.Updated, 1, 20);
        Assert.Equal((0, third.Updated), (third.Created, third.WriteCalls));
        Assert.Equal(0, fixture.CallsOf("GET /api/v2/contacts/"));
        Assert.Equal(0, fixture.Counts().UnchangedRewrites);
        await fixture.AssertEqualAsync();
        var companies = (await fixture.CompaniesAsync()).Values.Select(company => company.GetProperty("id").GetInt64()).ToHashSet();
        Assert.All((await fixture.ContactsAsync()).Values, contact => Assert.Contains(contact.GetProperty("company_id").GetInt64(), companies));
    }

    [Fact]
    public async Task A_bridge_that_lost_its_store_finds_everyone_in_the_list_and_doubles_nobody()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 300);
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");
        fixture.LoseStore();
        await fixture.CrmAsync("reset-stats");

        var offices = await fixture.SyncAsync("offices");
        var members = await fixture.SyncAsync("members");

        Assert.Equal(0, offices.DeadLettered + members.DeadLettered);
        Assert.Equal(offices.Read + members.Read, fixture.CallsOf("PUT "));
        Assert.Equal(0, fixture.CallsOf("POST "));
        Assert.InRange(fixture.CallsOf("GET /api/v2/contacts"), 3, 6); // three pages of people, and one of the trash
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task Somebody_made_by_hand_with_a_members_address_waits_for_a_person_and_is_neither_adopted_nor_doubled()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 20);
        var victim = (await fixture.PlanAsync("members"))[0];
        var id = await PlantAsync(fixture, victim);

        var first = await fixture.SyncAsync("members");

        Assert.Equal((19, 1), (first.Created, first.DeadLettered));
        Assert.DoesNotContain(victim.ExternalId, (await fixture.ContactsAsync()).Keys);
        Assert.Contains(id, await fixture.RunAsync("deadletters", "list"), StringComparison.Ordinal);
        Assert.Equal(20, await fixture.CountAsync());
    }

    [Fact]
    public async Task An_address_whose_contact_was_deleted_for_good_is_free_after_a_verified_sync()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 20);
        var id = await PlantAsync(fixture, (await fixture.PlanAsync("members"))[0]);
        var first = await fixture.SyncAsync("members");
        await fixture.CrmAsync($"drop?id={id}"); // no list tells of it

        var verified = await fixture.SyncAsync("members", new RunOptions { IsVerified = true });

        Assert.Equal((19, 1), (first.Created, first.DeadLettered));
        Assert.Equal((1, 0), (verified.Created, verified.DeadLettered));
        Assert.Equal(20, await fixture.CountAsync());
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task Contacts_that_Freshdesk_made_of_mails_are_taken_over_when_the_route_says_so()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 20, more: ", emailInUse: adopt");
        var victim = (await fixture.PlanAsync("members"))[0];
        var id = await PlantAsync(fixture, victim);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal((20, 0, 20), (summary.Created + summary.Updated, summary.DeadLettered, summary.WriteCalls));
        Assert.Equal(id, (await fixture.ContactsAsync())[victim.ExternalId].GetProperty("id").ToString());
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task Nobody_of_another_external_id_is_ever_taken_over()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 20, more: ", emailInUse: adopt");
        var victim = (await fixture.PlanAsync("members"))[0];
        await PlantAsync(fixture, victim, """, "unique_external_id": "other:17" """);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal((19, 1), (summary.Created, summary.DeadLettered));
        Assert.Contains("other:17", (await fixture.ContactsAsync()).Keys);
    }

    [Fact]
    public async Task Refused_records_are_set_aside_with_Freshdesks_reason_and_a_replay_sends_exactly_those()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 500, faults: "refuse:4%");

        var first = await fixture.SyncAsync("members");
        var letters = await fixture.RunAsync("deadletters", "list");
        await fixture.CrmAsync("faults");
        await fixture.CrmAsync("reset-stats");
        var replayed = await fixture.SyncAsync("members", new RunOptions { Replay = new HashSet<long>() });

        Assert.InRange(first.DeadLettered, 1, 60);
        Assert.Equal(500, first.Created + first.DeadLettered);
        Assert.Contains("a word of the account's list", letters.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal((first.DeadLettered, first.DeadLettered), (replayed.Read, replayed.Created));
        Assert.Equal(first.DeadLettered, fixture.Counts().RecordsWritten);
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task A_member_who_left_is_marked_and_stays()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 50);
        await fixture.SyncAsync("members");
        var key = await fixture.SomebodyActiveAsync();
        await fixture.MlsAsync($"remove?keys={key["mls:".Length..]}");

        var summary = await fixture.SyncAsync("members", new RunOptions { Sweeps = true });

        var contact = (await fixture.ContactsAsync())[key];
        Assert.Equal(1, summary.Deactivated);
        Assert.True(contact.GetProperty("custom_fields").GetProperty("mls_departed").GetBoolean());
        Assert.False(contact.GetProperty("deleted").GetBoolean());
    }

    [Fact]
    public async Task A_plan_that_reads_back_names_what_somebody_changed_by_hand_and_a_verified_sync_restores_it()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 250);
        await fixture.SyncAsync("members");
        var (key, contact) = (await fixture.ContactsAsync()).First();
        await fixture.CrmAsync($"change?id={contact.GetProperty("id")}", """{"name":"Changed"}""");
        await fixture.CrmAsync("reset-stats");

        var plan = await fixture.PlanAsync("members", new RunOptions { IsVerified = true });
        var lookups = fixture.CallsOf("GET /api/v2/contacts");
        var restored = await fixture.SyncAsync("members", new RunOptions { IsVerified = true });

        Assert.Equal(key, Assert.Single(plan).ExternalId);
        Assert.InRange(lookups, 1, 10); // out of the list, not one by one
        Assert.Equal(1, restored.Updated);
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task A_contact_in_the_trash_is_not_doubled_and_it_is_said_what_to_do()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 30);
        await fixture.SyncAsync("members");
        var contact = (await fixture.ContactsAsync()).First().Value;
        await fixture.CrmAsync($"trash?id={contact.GetProperty("id")}");

        var summary = await fixture.SyncAsync("members", new RunOptions { IsVerified = true });

        Assert.Equal(1, summary.DeadLettered);
        Assert.Contains("trash", await fixture.RunAsync("deadletters", "list"), StringComparison.Ordinal);
        Assert.Equal(30, await fixture.CountAsync());
    }

    [Fact]
    public async Task Without_the_fields_of_the_mapping_nothing_is_written_and_the_message_says_what_to_do()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 10);
        await fixture.CrmAsync("drop-field?field=mls_city");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("members"));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("mls_city", error.Problem, StringComparison.Ordinal);
        Assert.Contains("bridge provision", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, fixture.Counts().WriteCalls);
    }

    private static Task<string> PlantAsync(FreshdeskFixture fixture, PlannedChange victim, string more = "") =>
        fixture.CrmAsync("plant", $$"""{"name":"Foreign Person","email":"{{victim.Write!.Fields.Find("email").AsText}}"{{more}}}""");
}
