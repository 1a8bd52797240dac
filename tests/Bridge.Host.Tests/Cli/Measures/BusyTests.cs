namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>How busy agents are where payroll tells of hours and the phone system of calls.</summary>
public sealed class BusyTests : IDisposable
{
    private const string Calls = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        columns: { id: Id, offeredAt: { from: At, format: "yyyy-MM-dd HH:mm" }, agent: Agent, outcome: { from: End, values: { a: answered } }, talk: Talk, wrap: Wrap }
        """;

    private const string Days = """
        version: 1
        record: schedule
        source: payroll
        columns: { person: Who, agent: Name, on: { from: Day, format: yyyy-MM-dd }, role: { from: Job, values: { agent: agent, boss: supervisor } }, paid: { from: Paid, unit: h }, available: { from: Idle, unit: h } }
        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Ann talks and writes for two hours of eight paid ones, and is idle for three; who leads her takes no calls.
    [Theory]
    [InlineData(Calls, 25.0, 40.0)]
    [InlineData("without conversation", null, null)]
    public async Task Handle_time_of_calls_stands_above_hours_of_the_payroll(string mapping, double? utilization, double? occupancy)
    {
        var document = mapping == Calls ? Calls : Calls.Replace(", talk: Talk, wrap: Wrap", "", StringComparison.Ordinal);
        await _folder.RunAsync(0, "import", "calls", _folder.Write("calls.csv", """
            Id,At,Agent,End,Talk,Wrap
            1,2026-03-02 09:00,Ann,a,3600,600
            2,2026-03-02 11:00,Ann,a,3000,
            """), "--format", "csv", "--mapping", _folder.Write("m.yaml", document));
        await _folder.RunAsync(0, "import", "schedules", _folder.Write("days.csv", """
            Who,Name,Day,Job,Paid,Idle
            1,Ann,2026-03-02,agent,8,3
            2,Eve,2026-03-02,boss,8,
            """), "--mapping", _folder.Write("d.yaml", Days));

        var figures = await _folder.AskAsync("--kpi", "utilization,occupancy", "--variant", "calls");
        var agents = await _folder.AskAsync("--kpi", "utilization", "--variant", "calls", "--by", "agent");

        Assert.Equal((utilization, occupancy), (figures["utilization"].Value, figures["occupancy"].Value));
        Assert.Equal(utilization, agents["Ann/utilization"].Value);
    }
}
