namespace Bridge.Host.Tests.Cli.Measures;

public sealed class CallbackWaitTests : IDisposable
{
    private const string Mapping = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        nulls: [""]
        columns:
          id: Id
          direction: { from: Way, values: { in: inbound, back: outbound } }
          queue: Queue
          offeredAt: { from: At, format: "yyyy-MM-dd HH:mm:ss" }
          wait: Wait
          outcome: { from: End, values: { wish: callbackRequested, talked: answered, nobody: abandonedRing } }
          callbackOf: Of
          agent: Agent
          topic: Topic
        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Asked for at 09:01 and called at 09:31 (nobody there) and 10:31: 1,800 s. Asked for at 09:10 and called at 09:20: 600 s. The third never.
    [Fact]
    public async Task The_wait_for_a_call_back_ends_with_the_first_attempt_though_each_attempt_is_a_contact_of_its_own()
    {
        await _folder.RunAsync(0, "import", "calls", _folder.Write("calls.csv", """
            Id,Way,Queue,At,Wait,End,Of,Agent,Topic
            5,back,help,2026-03-02 10:31:00,,talked,1,,
            1,in,help,2026-03-02 09:00:00,60,wish,,,
            2,in,help,2026-03-02 09:10:00,0,wish,,,
            3,in,help,2026-03-02 09:12:00,5,wish,,,
            4,back,help,2026-03-02 09:31:00,,nobody,1,,
            6,back,help,2026-03-02 09:20:00,,talked,2,,
            """), "--format", "csv", "--mapping", _folder.Write("m.yaml", Mapping));

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "callbackWait,callbacksRequested,callbacksAttempted,callbacksConnected", "--format", "csv");

        Assert.Contains("\ncallbackWait,connected,2026-03-02,2026-03-02,,1200,2400,2,2,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\ncallbacksRequested,count,2026-03-02,2026-03-02,,3,3,,3,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\ncallbacksAttempted,count,2026-03-02,2026-03-02,,3,3,,3,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\ncallbacksConnected,count,2026-03-02,2026-03-02,,2,2,,2,", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agent", "agent=Bo,600", "agent=Kim,1800")]
    [InlineData("topic", "topic=dues,1800", "topic=login,600")]
    [InlineData("queue", "queue=help,1200", null)]
    public async Task The_wait_counts_with_who_called_back_first_and_what_that_call_was_about(string by, string first, string? second)
    {
        await _folder.RunAsync(0, "import", "calls", _folder.Write("calls.csv", """
            Id,Way,Queue,At,Wait,End,Of,Agent,Topic
            1,in,help,2026-03-02 09:00:00,60,wish,,,
            2,in,help,2026-03-02 09:10:00,0,wish,,,
            4,back,help,2026-03-02 09:31:00,,nobody,1,Kim,dues
            5,back,help,2026-03-02 10:31:00,,talked,1,Bo,dues
            6,back,help,2026-03-02 09:20:00,,talked,2,Bo,login
            """), "--format", "csv", "--mapping", _folder.Write("m.yaml", Mapping));

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "callbackWait", "--by", by, "--format", "csv");

        Assert.Equal(
            new[] { first, second }.OfType<string>().Order(),
            run.Out.Split('\n').Select(line => line.Split(',')).Where(cells => cells[0] == "callbackWait" && cells[5].Length > 0).Select(cells => $"{cells[4]},{cells[5]}").Order());
    }

    // Asked for on a Friday afternoon and called on Monday, and again on Tuesday; the first attempt counts, on Monday. Eight days later is no answer.
    [Fact]
    public async Task The_first_attempt_may_come_days_later_and_the_second_does_not_count_again()
    {
        await _folder.RunAsync(0, "import", "calls", _folder.Write("calls.csv", """
            Id,Way,Queue,At,Wait,End,Of,Agent,Topic
            1,in,help,2026-03-06 16:59:00,60,wish,,,
            2,in,help,2026-03-06 10:00:00,0,wish,,,
            3,back,help,2026-03-09 08:00:00,,nobody,1,,
            4,back,help,2026-03-10 08:00:00,,talked,1,,
            5,back,help,2026-03-14 10:00:00,,talked,2,,
            """), "--format", "csv", "--mapping", _folder.Write("m.yaml", Mapping));

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "callbackWait", "--by", "day", "--format", "csv");

        // From 17:00 to 08:00 three days later, an hour of which the clocks left out.
        Assert.Equal(
            ["2026-03-09,223200"],
            run.Out.Split('\n').Select(line => line.Split(',')).Where(cells => cells[0] == "callbackWait" && cells[5].Length > 0).Select(cells => $"{cells[2]},{cells[5]}"));
    }
}
