namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Figures of staff by team, of people who came back into another team.</summary>
public sealed class StaffTeamsTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_comes_back_into_another_team_left_the_first_and_was_counted_there()
    {
        await ImportAsync();

        var lines = await LinesAsync("leavers,headcount,turnover", "count,monthly", "--by", "month,queue", "--from", "2026-01-01", "--to", "2026-03-31");

        Assert.Contains("headcount,count,2026-01-01,2026-01-31,month=2026-01; queue=North,2", lines);
        Assert.Contains("leavers,count,2026-02-01,2026-02-28,month=2026-02; queue=North,1", lines);
        Assert.Contains(lines, line => line.StartsWith("turnover,monthly,2026-02-01,2026-02-28,month=2026-02; queue=North,600", StringComparison.Ordinal)); // one of two, twelve times a year
        Assert.Contains("headcount,count,2026-03-01,2026-03-31,month=2026-03; queue=North,1", lines);
        Assert.Contains("headcount,count,2026-03-01,2026-03-31,month=2026-03; queue=South,1", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("leavers,count", StringComparison.Ordinal) && line.Contains("queue=South,1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_employments_of_one_person_are_one_case_of_all_teams()
    {
        await ImportAsync();

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "turnover", "--variant", "monthly", "--from", "2026-01-01", "--to", "2026-03-31", "--format", "csv");

        // Three months that begin with 2, 2 and 2 people: 1 left of half an agent-year.
        Assert.Contains("turnover,monthly,2026-01-01,2026-03-31,,200,1,0.5,2,", run.Out, StringComparison.Ordinal);
    }

    private async Task<List<string>> LinesAsync(string kpis, string variants, params string[] more)
    {
        var lines = new List<string>();
        foreach (var variant in variants.Split(','))
        {
            var run = await _folder.RunAsync(0, ["kpi", "--kpi", kpis, "--variant", variant, "--format", "csv", .. more]);
            lines.AddRange(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(',', line.TrimEnd('\r').Split(',').Take(6))));
        }

        return lines;
    }

    private Task<CliRun> ImportAsync() => _folder.RunAsync(
        0, "import", "staff",
        _folder.Write("staff.csv", "P,In,Out,Team\n1,2025-01-01,,North\n2,2025-01-01,2026-02-10,North\n2,2026-03-01,,South\n"),
        "--mapping", _folder.Write("staff.yaml", """
            version: 1
            record: staff
            source: payroll
            nulls: [""]
            columns: { person: P, hiredOn: { from: In, format: yyyy-MM-dd }, leftOn: { from: Out, format: yyyy-MM-dd }, group: Team }
            """));
}
