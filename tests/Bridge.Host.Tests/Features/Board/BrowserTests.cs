using Bridge.Sandbox.Tests;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>The pages in a real browser, narrow and wide, light and dark: nothing wrong for axe, nothing wider than the window, all by keyboard.</summary>
/// <remarks>Three classes, so that they may run beside each other and beside others.</remarks>
public abstract class BrowserTests(ITestOutputHelper output)
{
    private protected async Task CheckAsync(BoardHost host, params string[] paths)
    {
        var program = new NodeProgram("playwright-core", output, "pages");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await program.AssertPassesAsync(host.Address, $"{paths.Length * 6} passed, 0 failed", paths);
    }

    private protected async Task CheckKnownDeskAsync(params string[] paths)
    {
        await using var host = await BoardHost.StartAsync([.. DeskOfTests.Calls()], "standards: { in-time: { kpi: sl, atLeast: 90%, audience: published }, content: { kpi: csat, atLeast: 80% } }");
        DeskOfTests.Fill(host);

        await CheckAsync(host, paths);
    }
}

/// <summary>A desk of which all is known.</summary>
public sealed class KnownFiguresBrowserTests(ITestOutputHelper output) : BrowserTests(output)
{
    [Fact]
    public Task Pages_of_figures_and_standards_are_whole() =>
        CheckKnownDeskAsync("/kpis?from=2026-06-01&to=2026-06-30", "/kpis?area=tickets&by=topic", "/kpis?area=staff", "/standards");
}

/// <summary>What stands behind its figures.</summary>
public sealed class KnownRecordsBrowserTests(ITestOutputHelper output) : BrowserTests(output)
{
    [Fact]
    public Task Pages_of_records_and_topics_are_whole() => CheckKnownDeskAsync("/kpis/records?kpi=reopened", "/kpis/records?kpi=aht&order=most", "/kpis/topics");
}

/// <summary>A desk of which nothing is known.</summary>
public sealed class UnknownDeskBrowserTests(ITestOutputHelper output) : BrowserTests(output)
{
    [Fact]
    public async Task Pages_of_a_desk_of_which_nothing_is_known_or_asked_wrongly_are_whole()
    {
        await using var host = await BoardHost.StartAsync([]);

        await CheckAsync(host, "/kpis", "/kpis?area=mood", "/standards", "/kpis/records?kpi=occupancy", "/kpis/topics");
    }
}

/// <summary>A desk whose names are as long as they may be, in both directions.</summary>
public sealed class LongNamesBrowserTests(ITestOutputHelper output) : BrowserTests(output)
{
    [Fact]
    public async Task Long_names_leave_the_other_columns_room()
    {
        var (unbroken, rightToLeft) = (new string('A', 80), string.Join(' ', Enumerable.Repeat("\u05EA\u05DE\u05D9\u05DB\u05D4", 12)));
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 8, 2, rightToLeft, unbroken), .. BoardHost.Day(1, 8, 2, new string('Q', 70), rightToLeft)]);

        await CheckAsync(host, "/kpis?by=agent", "/kpis?by=queue", "/kpis/records?kpi=aht&order=most");
    }
}
