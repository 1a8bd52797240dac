using System.Text.Json;

namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>What stands beside a figure that misleads alone, where it cannot be grouped, scaled or told as usual.</summary>
public sealed class GuardTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_guard_that_cannot_be_grouped_so_says_it()
    {
        await ImportAsync(
            "schedules",
            "version: 1\nrecord: schedule\nsource: wfm\nzone: America/Denver\ncolumns: { person: P, on: { from: D, format: yyyy-MM-dd }, handling: { from: H, unit: min }, available: { from: A, unit: min } }\n",
            "P,D,H,A\na,2026-03-02,60,20\n");

        var rows = await AskAsync("--kpi", "occupancy", "--by", "weekday", "--compare", "before");

        Assert.Equal(75, rows.Single(row => Kpi(row) == "occupancy").GetProperty("value").GetDouble(), 9);
        Assert.Equal("groups by weekday", rows.Single(row => Kpi(row) == "turnover").GetProperty("missing").GetString());
        Assert.Equal("notAvailable", State(rows, "turnover"));
    }

    [Theory]
    [InlineData("yesNo", "1", "yes", 100)]
    [InlineData("oneToFive", "3", "top2", 0)]
    public async Task Satisfaction_stands_on_the_scale_on_which_members_answered(string scale, string answer, string variant, double value)
    {
        await ImportAsync(
            "surveys",
            $"version: 1\nrecord: survey\nsource: s\nzone: America/Denver\ncolumns: {{ contact: C, at: {{ from: At, format: \"yyyy-MM-dd HH:mm\" }}, satisfied: S, satisfiedScale: {{ constant: {scale} }} }}\n",
            $"C,At,S\n1,2026-03-02 09:00,{answer}\n");

        foreach (var kpi in new[] { "csat", "handled" })
        {
            var row = (await AskAsync("--kpi", kpi)).Single(row => Kpi(row) == "csat");

            Assert.Equal((variant, value), (row.GetProperty("variant").GetString(), row.GetProperty("value").GetDouble()));
        }

        Assert.Equal("top2", (await AskAsync("--kpi", "csat", "--variant", "top2")).Single(row => Kpi(row) == "csat").GetProperty("variant").GetString());
    }

    [Fact]
    public async Task The_net_of_members_stands_with_the_lost_ones_by_reason()
    {
        await ImportAsync(
            "members",
            "version: 1\nrecord: member\nsource: roster\nnulls: [\"\"]\ncolumns: { member: M, on: { from: D, format: yyyy-MM-dd }, change: { from: W, values: { in: joined, out: left } }, reason: R }\n",
            "M,D,W,R\n1,2026-03-01,in,\n2,2026-03-01,in,\n3,2026-03-01,in,\n1,2026-03-05,out,retired\n2,2026-03-06,out,dues\n");

        var rows = await AskAsync("--kpi", "membersNet", "--from", "2026-03-01", "--to", "2026-03-31", "--by", "month");
        var lost = rows.Where(row => Kpi(row) == "membersLost").Select(row =>
            (row.GetProperty("group").TryGetProperty("reason", out var reason) ? reason.GetString() : "all", row.GetProperty("value").GetDouble())).Order();

        Assert.Equal([("all", 2), ("dues", 1), ("retired", 1)], lost);
        Assert.Equal(1, rows.Single(row => Kpi(row) == "membersNet").GetProperty("value").GetDouble());
    }

    private async Task<List<JsonElement>> AskAsync(params string[] args)
    {
        var run = await _folder.RunAsync(0, ["kpi", "--format", "json", .. args]);
        return [.. JsonDocument.Parse(run.Out).RootElement.EnumerateArray()];
    }

    private static string? Kpi(JsonElement row) => row.GetProperty("kpi").GetString();

    private static string State(IEnumerable<JsonElement> rows, string kpi) => rows.First(row => Kpi(row) == kpi).GetProperty("state").GetString() ?? "";

    private Task<CliRun> ImportAsync(string kind, string mapping, string rows) =>
        _folder.RunAsync(0, "import", kind, _folder.Write(kind + ".csv", rows), "--mapping", _folder.Write(kind + ".yaml", mapping));
}
