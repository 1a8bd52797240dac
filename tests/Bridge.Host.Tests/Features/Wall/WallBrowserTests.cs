using Bridge.Sandbox.Tests;
using Xunit.Abstractions;
using static Bridge.Host.Tests.Features.Wall.WallHost;

namespace Bridge.Host.Tests.Features.Wall;

/// <summary>The wallboard in a real browser: nothing wrong for axe, nothing wider than the window, no texts upon each other.</summary>
public sealed class WallBrowserTests(ITestOutputHelper output)
{
    private const string Targets = "standards: { a: { kpi: sl, atLeast: 90% }, b: { kpi: asa, atMost: 5s }, c: { kpi: abandonment, atMost: 5% } }";

    [Fact]
    public async Task An_alarm_and_a_missed_target_are_whole()
    {
        await using var wall = await StartAsync(TenWeeks(), log =>
        {
            log.WriteUsualDay(Monday);
            log.WriteCalls(54, 40, Monday, "listings");
            log.WriteCalls(55, 40, Monday, "listings");
        }, Targets);
        await wall.ViewAsync(view => State(view) == "red" && view.GetProperty("marks").GetProperty("speed-tile").GetString() == "missed");

        await CheckAsync(wall, 6);
    }

    [Fact]
    public async Task A_wall_without_a_number_is_whole()
    {
        await using var wall = await StartAsync([], log => log.LoseTheLog());
        var view = await wall.ViewAsync(one => Text(one, "heading") == "No numbers");

        Assert.Equal(("\u2013", ""), (Text(view, "longest"), Text(view, "longest-note"))); // what is not there has no unit

        await CheckAsync(wall, 2, "--same-frame");
    }

    [Fact]
    public async Task Whoever_listens_hears_another_state_at_once_and_no_number_every_second()
    {
        await using var wall = await StartAsync([], log => log.LoseTheLog());

        await RunAsync(wall, "said.mjs", 2);
    }

    private Task CheckAsync(WallHost wall, int checks, params string[] how) => RunAsync(wall, "check.mjs", checks, [.. how, "/wall"]);

    private async Task RunAsync(WallHost wall, string script, int checks, params string[] more)
    {
        var program = new NodeProgram("playwright-core", output, "pages") { Script = script };
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await program.AssertPassesAsync(wall.Board.Address, $"{checks} passed, 0 failed", more);
    }
}
