using System.Text.Json;
using Bridge.Host.Tests.Features.Sync;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Cli.Plan;

public sealed class PlanCommandTests
{
    private const string Title = "user_fields.mls_job_title";

    private static readonly ZendeskSandboxOptions _account = new() { IncrementalLagSeconds = 0 };

    [Fact]
    public async Task A_plan_for_scripts_carries_what_the_CRM_holds_now()
    {
        await using var fixture = await SyncedAsync(150);
        await SyncFixture.ControlAsync(fixture.Mls.Address, "change?count=120&seed=3");
        await SyncFixture.ControlAsync(fixture.Crm.Address, "reset-stats");

        var rows = await PlanRun.RowsAsync(fixture);

        Assert.Equal(2, await PlanRun.ReadBackCallsAsync(fixture));
        Assert.Equal(120, rows.Count);
        var users = await fixture.UsersAsync();
        Assert.All(rows, row =>
        {
            var before = row.Value.GetProperty("before").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString());
            Assert.Equal(row.Value.GetProperty("fields").EnumerateObject().Select(field => field.Name).Order(), before.Keys.Order());
            Assert.All(before.Where(field => field.Key != "organization_id" && field.Key != "suspended"), field =>
                Assert.Equal(Held(users[row.Key], field.Key), field.Value));
            Assert.All(row.Value.GetProperty("fields").EnumerateObject(), field => Assert.NotEqual(before[field.Name], field.Value.GetString()));
            Assert.Empty(row.Value.GetProperty("drift").EnumerateArray());
            Assert.NotEqual("", row.Value.GetProperty("name").GetString());
        });
    }

    [Fact]
    public async Task Only_the_records_that_are_shown_are_read_and_new_ones_never()
    {
        await using var fixture = await SyncedAsync(150);
        await SyncFixture.ControlAsync(fixture.Mls.Address, "change?count=120&seed=3");
        await SyncFixture.ControlAsync(fixture.Mls.Address, "add?count=200");
        await SyncFixture.ControlAsync(fixture.Crm.Address, "reset-stats");

        var text = await PlanRun.TextAsync(fixture);

        Assert.Equal(1, await PlanRun.ReadBackCallsAsync(fixture));
        Assert.Equal(20, text.Split('\n').Count(line => line.StartsWith("~ update", StringComparison.Ordinal) || line.StartsWith("+ create", StringComparison.Ordinal)));
        Assert.Contains("... and 300 more (--all shows every record, --json writes them for scripts)\n", text, StringComparison.Ordinal);
        Assert.Contains(" read. A sync would create 200, update 120, deactivate 0 and set aside 0;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_plan_reads_nothing_back_and_has_no_before()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 10, crm: _account);
        await fixture.SyncAsync("offices");
        await SyncFixture.ControlAsync(fixture.Crm.Address, "reset-stats");

        var rows = await PlanRun.RowsAsync(fixture);

        Assert.Equal(10, rows.Count);
        Assert.All(rows.Values, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("before").ValueKind));
        Assert.Equal(0, await PlanRun.ReadBackCallsAsync(fixture));
    }

    [Fact]
    public async Task People_see_who_which_field_before_after_and_why()
    {
        await using var fixture = await SyncedAsync(30);
        await SyncFixture.ControlAsync(fixture.Mls.Address, "change?count=5&seed=3");
        var row = (await PlanRun.RowsAsync(fixture)).Values.First(row => row.GetProperty("fields").TryGetProperty("user_fields.mls_direct_phone", out _));
        var (before, after) = (row.GetProperty("before").GetProperty("user_fields.mls_direct_phone"), row.GetProperty("fields").GetProperty("user_fields.mls_direct_phone"));

        var text = await PlanRun.TextAsync(fixture);

        Assert.Contains(
            $"~ update      {row.GetProperty("name")} ({row.GetProperty("externalId")}): Changed in the MLS since it was last sent.\n", text, StringComparison.Ordinal);
        Assert.Contains($"    Direct line  {before} -> {after}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain("changed in the CRM", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_somebody_changed_in_the_CRM_is_marked_and_nothing_else_is()
    {
        await using var fixture = await SyncedAsync(30);
        var (id, user) = (await fixture.UsersAsync()).First();
        await EditAsync(fixture, id, """{"user_fields":{"mls_job_title":"Boss \u001b[31m of\nall"}}""");

        var rows = await PlanRun.RowsAsync(fixture, "--verify");
        var text = await PlanRun.TextAsync(fixture, "--verify");

        var row = Assert.Single(rows).Value;
        Assert.Equal(id, row.GetProperty("externalId").GetString());
        Assert.Equal([Title], row.GetProperty("drift").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal(Held(user, Title), row.GetProperty("fields").GetProperty(Title).GetString());
        Assert.Contains("    Job title  Boss \uFFFD[31m of\uFFFDall -> ", text, StringComparison.Ordinal);
        Assert.Contains("   (changed in the CRM)\n", text, StringComparison.Ordinal);
        Assert.Contains("write 'owner: crm'", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public async Task A_reference_is_shown_by_the_key_that_the_MLS_knows_before_and_after()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 10, crm: _account);
        await fixture.SyncAsync("members"); // no office is there yet, so the link is planned once the offices are
        await fixture.SyncAsync("offices");
        var (office, state) = (await fixture.UsersAsync("organizations")).First();
        var id = (await fixture.UsersAsync()).Keys.First();
        await EditAsync(fixture, id, $$"""{"organization_id":{{state.GetProperty("id")}}}""");

        var rows = await PlanRun.RowsAsync(fixture);

        Assert.Equal(10, rows.Count);
        Assert.All(rows.Values, row => Assert.StartsWith("mls:O", row.GetProperty("fields").GetProperty("organization_id").GetString(), StringComparison.Ordinal));
        Assert.Equal(office, rows[id].GetProperty("before").GetProperty("organization_id").GetString());
        Assert.All(rows.Where(row => row.Key != id), row => Assert.Equal(JsonValueKind.Null, row.Value.GetProperty("before").GetProperty("organization_id").ValueKind));
    }

    [Fact]
    public async Task A_member_whom_somebody_moved_to_another_organization_is_drift()
    {
        await using var fixture = await SyncedAsync(30);
        var (id, user) = (await fixture.UsersAsync()).First();
        var held = user.GetProperty("organization_id").GetInt64();
        var other = (await fixture.UsersAsync("organizations")).Values.Select(office => office.GetProperty("id").GetInt64()).First(office => office != held);
        await EditAsync(fixture, id, $$"""{"organization_id":{{other}}}""");

        var row = Assert.Single(await PlanRun.RowsAsync(fixture, "--verify")).Value;

        Assert.Equal(id, row.GetProperty("externalId").GetString());
        Assert.Equal(["organization_id"], row.GetProperty("drift").EnumerateArray().Select(field => field.GetString()));
    }

    [Fact]
    public async Task A_value_that_is_already_so_in_the_CRM_is_no_drift()
    {
        await using var fixture = await SyncedAsync(30);
        await SyncFixture.ControlAsync(fixture.Mls.Address, "change?count=5&seed=3");
        var row = (await PlanRun.RowsAsync(fixture)).Values.First(row => row.GetProperty("fields").TryGetProperty("user_fields.mls_direct_phone", out _));
        var (id, after) = (row.GetProperty("externalId").GetString()!, row.GetProperty("fields").GetProperty("user_fields.mls_direct_phone").GetString()); // every row has one
        await EditAsync(fixture, id, $$$"""{"user_fields":{"mls_direct_phone":"{{{after}}}"}}""");

        var rows = await PlanRun.RowsAsync(fixture);
        var text = await PlanRun.TextAsync(fixture);

        Assert.Empty(rows[id].GetProperty("drift").EnumerateArray());
        Assert.Contains($"    Direct line  {after} -> {after}   (already so in the CRM)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_the_CRM_does_not_have_is_said_to_be_missing_together_with_the_way_out()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 30, crm: _account);
        await fixture.SyncAsync("members");
        await ProvisionedZendesk.DropAsync(fixture.Crm.Address, "user_fields", "mls_direct_phone");
        await SyncFixture.ControlAsync(fixture.Mls.Address, "change?count=5&seed=3");

        var text = await PlanRun.TextAsync(fixture);

        Assert.Contains("    Direct line  (no such field) -> +", text, StringComparison.Ordinal);
        Assert.Contains("'bridge provision' shows the missing fields, --apply creates them.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_somebody_deleted_in_the_CRM_is_said_to_be_gone()
    {
        await using var fixture = await SyncedAsync(30);
        var (id, user) = (await fixture.UsersAsync()).First();
        await EditAsync(fixture, id, """{"external_id":"somebody-else"}""");

        var text = await PlanRun.TextAsync(fixture, "--verify");

        Assert.Contains($"~ update      {user.GetProperty("name")} ({id})", text, StringComparison.Ordinal);
        Assert.Contains("    The CRM does not have this record any more; all its fields would be sent.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" -> ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_departure_is_shown_with_the_name_that_the_CRM_still_knows()
    {
        await using var fixture = await SyncedAsync(30);
        var (id, user) = (await fixture.UsersAsync()).First();
        await SyncFixture.ControlAsync(fixture.Mls.Address, $"remove?keys={id[4..]}");

        var text = await PlanRun.TextAsync(fixture, "--sweep");

        Assert.Contains($"- deactivate  {user.GetProperty("name")} ({id}): The MLS no longer shows the record.\n", text, StringComparison.Ordinal);
        Assert.Contains("    suspended  no -> yes\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_without_a_change_says_so_in_one_line()
    {
        await using var fixture = await SyncedAsync(10);

        var text = await PlanRun.TextAsync(fixture);

        Assert.Matches(@"\Amembers: 1 read, nothing to send\. Nothing would change\.\n\z", text);
    }

    private static async Task<SyncFixture> SyncedAsync(int members)
    {
        var fixture = await SyncFixture.StartAsync(members, crm: _account);
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");
        return fixture;
    }

    private static Task EditAsync(SyncFixture fixture, string externalId, string body) =>
        SyncFixture.ControlAsync(fixture.Crm.Address, $"edit?external_id={Uri.EscapeDataString(externalId)}", body);

    private static string? Held(JsonElement user, string field)
    {
        var value = field.Split('.') is [var group, var key] ? user.GetProperty(group).TryGetProperty(key, out var inner) ? inner : default : user.GetProperty(field);
        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null
            : value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText();
    }
}
