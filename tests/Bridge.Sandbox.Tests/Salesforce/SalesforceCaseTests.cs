using System.Text.Json;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Tests.Serving;

namespace Bridge.Sandbox.Tests.Salesforce;

/// <summary>The made-up past of a help desk.</summary>
public class SalesforceCaseTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_cases_spread_over_the_days()
    {
        var clock = new SteppedTime();
        var now = clock.GetUtcNow();
        var first = await CasesAsync(clock, 7);
        var second = await CasesAsync(clock, 7);
        var other = await CasesAsync(clock, 8);

        Assert.Equal(200, first.Count);
        Assert.Equal(first.Select(row => row.GetRawText()), second.Select(row => row.GetRawText()));
        Assert.NotEqual(first.Select(row => row.GetRawText()), other.Select(row => row.GetRawText()));
        Assert.All(first, row => Assert.InRange(At(row, "CreatedDate"), now.AddDays(-20).AddSeconds(-1), now));
        Assert.All(first, row => Assert.InRange(At(row, "SystemModstamp"), At(row, "CreatedDate"), now));
        Assert.Contains(first, row => row.GetProperty("IsClosed").GetBoolean());
        Assert.Contains(first, row => !row.GetProperty("IsClosed").GetBoolean());
    }

    private static DateTimeOffset At(JsonElement row, string name) =>
        DateTimeOffset.Parse(row.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture); // every row has its stamps

    private static async Task<List<JsonElement>> CasesAsync(TimeProvider time, int seed)
    {
        await using var org = await SalesforceSandbox.StartAsync(
            new SandboxSettings { Seed = seed, Time = time }, new SalesforceSandboxOptions { Cases = 200, Members = 30, Days = 20 }, default);
        using var http = new HttpClient { BaseAddress = org.Address };
        var lines = await http.GetStringAsync("_sandbox/dump?type=Case");
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
