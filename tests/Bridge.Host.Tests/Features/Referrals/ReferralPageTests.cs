using System.Net;
using Bridge.Host.Tests.Features.Scheduling;
using Bridge.Sandbox.Tests;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Features.Referrals;

public sealed class ReferralPageTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_representative_finds_whom_to_refer_a_caller_to_on_a_page_without_scripts()
    {
        await using var host = await RunningHost.PrepareAsync(members: 60);
        await host.StartAsync(host.Write("  tickets: { record: ticket, from: crm, every: 1h }", more: "referrals: { from: mls }"));

        var (_, empty) = await host.GetAsync("/referrals");
        var (status, found) = await host.GetAsync("/referrals?q=25000003");
        var (_, strange) = await host.GetAsync("/referrals?q=%3Cscript%3Ealert(1)%3C/script%3E");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Refer a caller", empty, StringComparison.Ordinal);
        Assert.Contains("One listing", found, StringComparison.Ordinal);
        Assert.Contains("Listing 25000003", found, StringComparison.Ordinal);
        Assert.Contains("Listing agent", found, StringComparison.Ordinal);
        Assert.Contains("No such listing", strange, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", strange, StringComparison.OrdinalIgnoreCase);
    }
    [Fact]
    public async Task The_page_is_whole_in_a_real_browser_found_or_not_and_while_the_MLS_is_down()
    {
        var program = new NodeProgram("playwright-core", output, "pages");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await using var host = await RunningHost.PrepareAsync(members: 60);
        await host.StartAsync(host.Write("  tickets: { record: ticket, from: crm, every: 1h }", more: "referrals: { from: mls }"));

        await program.AssertPassesAsync(host.Address, "10 passed, 0 failed", "--same-frame", "/referrals", "/referrals?q=25000003", "/referrals?q=Dr", "/referrals?q=Shore", "/referrals?q=Nowhere%20at%20all");
        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "faults", "503:100%");
        await program.AssertPassesAsync(host.Address, "2 passed, 0 failed", "--same-frame", "/referrals?q=25000004");
    }
}
