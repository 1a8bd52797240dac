using Bridge.Host.Tests.Features.Scheduling;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>What becomes of values that people changed in the CRM, as a route's <c>drift</c> says.</summary>
public sealed class DriftTests
{
    private const string Title = "mls_job_title";

    [Fact]
    public async Task A_route_that_restores_drift_reads_the_CRM_back_once_a_day_and_puts_back_what_was_changed()
    {
        var clock = new LeapingClock();
        await using var fixture = await SyncFixture.StartAsync(members: 20, time: clock, moreOfMembers: ", drift: restore");
        await fixture.SyncAsync("members");
        var (id, right) = (await TitlesAsync(fixture)).First();
        await EditAsync(fixture, id);

        var early = await fixture.SyncAsync("members");
        var stillWrong = (await TitlesAsync(fixture))[id];
        clock.Leap(TimeSpan.FromDays(1));
        var planned = await fixture.PlanAsync("members");
        var due = await fixture.SyncAsync("members");
        var again = await fixture.SyncAsync("members");

        Assert.Equal((0, "Boss"), (early.WriteCalls, stillWrong));
        Assert.Equal(id, Assert.Single(planned.SelectMany(page => page.Changes)).ExternalId);
        Assert.Equal((20, 1, right), (due.Read, due.Updated, (await TitlesAsync(fixture))[id]));
        Assert.Equal((0, 0), (again.WriteCalls, again.Updated));
    }

    [Fact]
    public async Task A_route_that_reports_drift_leaves_it_to_plan_and_to_whoever_asks_for_a_verified_sync()
    {
        var clock = new LeapingClock();
        await using var fixture = await SyncFixture.StartAsync(members: 20, time: clock);
        await fixture.SyncAsync("members");
        var (id, right) = (await TitlesAsync(fixture)).First();
        await EditAsync(fixture, id);
        clock.Leap(TimeSpan.FromDays(2));

        var usual = await fixture.SyncAsync("members");
        var left = (await TitlesAsync(fixture))[id];
        var verified = await fixture.SyncAsync("members", new() { IsVerified = true });

        Assert.Equal((0, "Boss"), (usual.WriteCalls, left));
        Assert.Equal((1, right), (verified.Updated, (await TitlesAsync(fixture))[id]));
    }

    private static Task EditAsync(SyncFixture fixture, string id) =>
        SyncFixture.ControlAsync(fixture.Crm.Address, $"edit?external_id={Uri.EscapeDataString(id)}", $$$"""{"user_fields":{"{{{Title}}}":"Boss"}}""");

    private static async Task<Dictionary<string, string?>> TitlesAsync(SyncFixture fixture) =>
        (await fixture.UsersAsync()).ToDictionary(user => user.Key, user => user.Value.GetProperty("user_fields").GetProperty(Title).GetString());
}
