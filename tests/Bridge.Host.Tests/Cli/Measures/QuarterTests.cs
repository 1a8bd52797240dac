namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Quarters and years are those of the desk's calendar, whole or cut by the days that are asked for.</summary>
public sealed class QuarterTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Calls_and_tickets_belong_to_the_quarter_of_the_desks_own_day()
    {
        await ImportAsync();

        // 06:30 UTC of the first of January is still the old year in Denver, and 05:30 UTC of the first of April the old quarter.
        var counts = await _folder.AskAsync("--kpi", "offered,ticketsCreated", "--by", "quarter");
        Assert.Equal(
            [("2025-Q4/offered", 1.0), ("2025-Q4/ticketsCreated", 1), ("2026-Q1/offered", 3), ("2026-Q1/ticketsCreated", 1), ("2026-Q2/offered", 1), ("2026-Q2/ticketsCreated", 0)],
            counts.Select(one => (one.Key, one.Value.Value!.Value))); // counts always have one
        Assert.Equal(
            [("2025/offered", 1.0), ("2026/offered", 4)],
            (await _folder.AskAsync("--kpi", "offered", "--by", "year")).Select(one => (one.Key, one.Value.Value!.Value))); // counts always have one
    }

    [Fact]
    public async Task What_is_open_at_the_end_of_a_quarter_is_told_for_each_and_the_days_asked_for_cut_it()
    {
        await ImportAsync();

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "backlog", "--by", "quarter", "--from", "2025-11-15", "--to", "2026-04-10", "--format", "csv");

        Assert.Equal(
            ["backlog,count,2025-11-15,2025-12-31,quarter=2025-Q4,1", "backlog,count,2026-01-01,2026-03-31,quarter=2026-Q1,2", "backlog,count,2026-04-01,2026-04-10,quarter=2026-Q2,1"],
            run.Out.Split('\n').Where(line => line.StartsWith("backlog", StringComparison.Ordinal)).Select(line => string.Join(',', line.Split(',').Take(6))));
    }

    private async Task ImportAsync()
    {
        await _folder.RunAsync(0, "import", "calls", _folder.Write("calls.csv", "Id,At\n1,2026-01-01T06:30:00Z\n2,2026-01-01T07:30:00Z\n3,2026-02-11T17:00:00Z\n4,2026-04-01T05:30:00Z\n5,2026-04-01T06:30:00Z\n"), "--format", "csv", "--mapping", _folder.Write("calls.yaml", """
            version: 1
            record: call
            source: pbx
            zone: America/Denver
            columns: { id: Id, offeredAt: { from: At, format: iso }, outcome: { constant: answered } }
            """));
        await _folder.RunAsync(0, "import", "tickets", _folder.Write("tickets.csv", "Ticket,At,Event\n1,2026-01-01T06:30:00Z,made\n1,2026-04-02T06:30:00Z,done\n2,2026-04-01T05:30:00Z,made\n"), "--mapping", _folder.Write("tickets.yaml", """
            version: 1
            record: ticket
            source: desk
            zone: America/Denver
            columns: { ticket: Ticket, at: { from: At, format: iso }, event: { from: Event, values: { made: created, done: solved } } }
            """));
    }
}
