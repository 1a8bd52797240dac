using Bridge.Sandbox.Tests;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>The pages in a real browser, narrow and wide, light and dark: nothing wrong for axe, nothing wider than the window, all by keyboard.</summary>
public sealed class BrowserTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Pages_of_a_desk_of_which_all_is_known_are_whole()
    {
        await using var host = await BoardHost.StartAsync([.. DeskOfTests.Calls()], "standards: { in-time: { kpi: sl, atLeast: 90%, audience: published }, content: { kpi: csat, atLeast: 80% } }");
        DeskOfTests.Fill(host);

        await CheckAsync(host, "/kpis?from=2026-06-01&to=2026-06-30", "/kpis?area=tickets&by=topic", "/kpis?area=staff", "/standards", "/kpis/records?kpi=reopened", "/kpis/records?kpi=aht&order=most", "/kpis/topics");
    }

    [Fact]
    public async Task Pages_of_a_desk_of_which_nothing_is_known_or_asked_wrongly_are_whole()
    {
        await using var host = await BoardHost.StartAsync([]);

        await CheckAsync(host, "/kpis", "/kpis?area=mood", "/standards", "/kpis/records?kpi=occupancy", "/kpis/topics");
    }

    private async Task CheckAsync(BoardHost host, params string[] paths)
    {
        var program = new NodeProgram("playwright-core", output, "pages");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await program.AssertPassesAsync(host.Address, $"{paths.Length * 6} passed, 0 failed", paths);
    }
}
