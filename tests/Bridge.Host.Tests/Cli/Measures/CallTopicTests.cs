namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Calls by what they were about, and by the level of support that they were passed to.</summary>
public sealed class CallTopicTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_call_counts_once_under_the_topic_of_its_first_visit_and_its_visits_each_under_their_own()
    {
        await ImportAsync();

        var calls = await _folder.AskAsync("--kpi", "offered,answered,asa,talk", "--by", "topic");
        Assert.Equal(
            [
                ("billing/offered", 2.0), ("billing/answered", 1.0), ("billing/asa", 30.0), ("billing/talk", 50.0), // the call that went on to 'login' is one of billing, with its talk there
                ("login/offered", 2.0), ("login/answered", 2.0), ("login/asa", 10.0), ("login/talk", 60.0),
                ("-/offered", 1.0), ("-/answered", 0.0), ("-/asa", null), ("-/talk", null),
            ], Values(calls, "offered", "answered", "asa", "talk"));
        Assert.Equal(
            [("help/billing/offered", 2.0), ("help/login/offered", 2.0), ("help/-/offered", 1.0), ("tech/login/offered", 1.0)],
            Values(await _folder.AskAsync("--kpi", "offered", "--by", "queue,topic"), "offered"));
    }

    [Fact]
    public async Task Who_came_back_is_told_by_topic_too()
    {
        await ImportAsync();

        var figures = await _folder.AskAsync("--kpi", "fcr", "--by", "topic", "--from", "2026-03-02", "--to", "2026-03-03");

        // billing: 77 was answered at the second queue, 78 at the first, and neither came back. login: 79 called again. Nobody knows who the last was.
        Assert.Equal([("billing/fcr", 100.0), ("login/fcr", 0.0), ("-/fcr", null)], Values(figures, "fcr"));
    }

    [Fact]
    public async Task Calls_that_were_passed_on_are_told_by_the_level_that_got_them()
    {
        await ImportAsync();

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "transferred", "--variant", "all", "--format", "csv");

        // Of four handled calls one went to level II, one to level III.
        Assert.Equal(
            ["transferred,handled,2,4", "transferred,second,1,4", "transferred,third,1,4"],
            run.Out.Split('\n').Where(line => line.StartsWith("transferred", StringComparison.Ordinal)).Select(line => line.Split(',')).Select(cells => $"{cells[0]},{cells[1]},{cells[6]},{cells[7]}"));
    }

    private static IEnumerable<(string, double?)> Values(Dictionary<string, (string State, double? Value)> figures, params string[] kpis) =>
        figures.Where(one => kpis.Contains(one.Key.Split('/')[^1])).Select(one => (one.Key, one.Value.Value));

    private Task<CliRun> ImportAsync() => _folder.RunAsync(0, "import", "calls", _folder.Write("calls.csv", """
        Id,Contact,Queue,At,Wait,Talk,End,Caller,Topic,Way,Level
        1,c1,help,2026-03-02 09:00:00,50,,gone,77,billing,,
        2,c1,tech,2026-03-02 09:01:00,5,40,talked,77,login,blind,2
        3,c2,help,2026-03-02 10:00:00,30,60,talked,78,billing,,
        4,c3,help,2026-03-02 11:00:00,10,60,talked,79,login,attended,3
        5,c4,help,2026-03-03 11:00:00,10,60,talked,79,login,,
        6,c5,help,2026-03-03 12:00:00,10,,off,,,,
        7,c6,help,2026-04-20 12:00:00,,,bot,,,,
        """), "--format", "csv", "--mapping", _folder.Write("calls.yaml", """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        nulls: [""]
        columns:
          id: Id
          contact: Contact
          queue: Queue
          offeredAt: { from: At, format: "yyyy-MM-dd HH:mm:ss" }
          wait: Wait
          talk: Talk
          outcome: { from: End, values: { gone: timeoutOverflow, talked: answered, off: abandonedQueue, bot: system } }
          member: Caller
          topic: Topic
          transfer: { from: Way, values: { blind: blind, attended: attended } }
          transferLevel: { from: Level, values: { "2": second, "3": third } }
        """));
}
