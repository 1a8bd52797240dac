using Bridge.Host.Tests.Features.Scheduling;

namespace Bridge.Host.Tests.Features.Telemetry;

public class LogTests
{
    [Fact]
    public async Task No_log_line_of_a_troubled_run_holds_a_value_of_a_record_or_a_secret()
    {
        await using var host = await RunningHost.PrepareAsync(members: 200, crmFaults: "refuse:10%,500:5%,torn:3%");
        var members = await host.DumpAsync(host.Mls.Address);
        var canaries = members
            .SelectMany(member => new[] { "MemberEmail", "MemberFullName", "MemberMobilePhone" }.Select(field => member.GetProperty(field).GetString()))
            .Where(value => value?.Length > 6).ToHashSet();
        var address = members.First(member => member.GetProperty("MemberEmail").GetString() is { Length: > 0 }).GetProperty("MemberEmail").GetString();
        await host.SandboxAsync(host.Crm.Address, HttpMethod.Post, "users", $$"""{"name":"Canary Foreigner","email":"{{address}}"}""");
        await host.StartAsync("""
              members: { record: member, from: mls, to: crm, after: [offices], every: 1h }
              offices: { record: office, from: mls, to: crm, every: 1h }
              strangers: { record: member, from: stranger, to: crm, every: 1h }
            """);
        await host.Log.NextAsync(1015, "strangers");
        await host.Log.NextAsync(1010, "members: ");
        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "change?share=0.1&seed=7");
        host.Clock.Leap(TimeSpan.FromHours(1));
        await host.Log.NextAsync(1010, "members: ");
        await host.StopAsync();

        Assert.True(canaries.Count > 200, $"Only {canaries.Count} values to look for.");
        Assert.True(host.Log.All.Count > 10);
        Assert.All(host.Log.All, line =>
        {
            Assert.DoesNotContain(canaries, canary => line.Text.Contains(canary!, StringComparison.OrdinalIgnoreCase)); // filtered above
            Assert.DoesNotContain("sandbox-token", line.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong-token", line.Text, StringComparison.Ordinal);
        });
    }
}
