using System.Net;
using Bridge.Host.Tests.Features.Scheduling;

namespace Bridge.Host.Tests.Features.Referrals;

public sealed class ReferralPageTests
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
}
