using System.Net;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>Measures that were damaged on the disk: every page says so and what to do, in words for the administrator.</summary>
public sealed class DamagedStoreTests
{
    [Theory]
    [InlineData("/kpis", 0)]
    [InlineData("/kpis?area=tickets", 0)]
    [InlineData("/kpis/records?kpi=sl", 0)]
    [InlineData("/kpis/topics", 0)]
    [InlineData("/standards", 0)]
    [InlineData("/reports/service?period=2026-06", 0)]
    [InlineData("/reports/service", 0)]
    [InlineData("/reports/members.json?period=2026-06", 0)]
    [InlineData("/reports", 0)]
    [InlineData("/reviews", 0)]
    [InlineData("/kpis.json", 0)]
    [InlineData("/kpis.csv", 0)]
    [InlineData("/kpis", 8_192)]
    [InlineData("/reports/service?period=2026-06", 8_192)]
    [InlineData("/kpis.json", 8_192)]
    public async Task A_damaged_store_is_said_in_words(string path, int from)
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 60, 20)], "standards: { promise: { kpi: sl, atLeast: 90%, audience: published } }\n  reviews: { seed: test }");
        Damage(Path.Combine(host.Home, "measures.db"), from);

        using var answer = await host.GetAsync(path);
        var words = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("measures.db is damaged or is not a store of the bridge", words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
    }

    private static void Damage(string store, int from)
    {
        File.Delete(store + "-wal");
        File.Delete(store + "-shm");
        var bytes = File.ReadAllBytes(store);
        Array.Fill(bytes, (byte)0xA5, from, bytes.Length - from);
        File.WriteAllBytes(store, bytes);
    }
}
