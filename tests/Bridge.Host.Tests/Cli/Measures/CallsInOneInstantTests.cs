namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Phone systems tell whole seconds: a call may leave one queue and enter the next within one.</summary>
public sealed class CallsInOneInstantTests : IDisposable
{
    private const string Mapping = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        nulls: [""]
        columns:
          id: Id
          contact: Call
          queue: Queue
          offeredAt: { from: At, format: "yyyy-MM-dd HH:mm:ss" }
          wait: Wait
          talk: Talk
          agent: Agent
          caller: From
          ticket: Ticket
          topic: Topic
          outcome: { from: End, values: { full: timeoutOverflow, talked: answered, gone: abandonedQueue } }
        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Twelve calls find the first queue full and are answered in the second within the same second: whatever their ids are, each is timed out, once.
    [Fact]
    public async Task The_queue_that_was_left_at_once_is_the_first_one_whatever_the_ids_are()
    {
        var rows = Enumerable.Range(1, 12).SelectMany(one => new[]
        {
            $"b{one},c{one},second,2026-03-02 09:{one + 10}:00,0,60,ada,30355501{one + 10},,dues,talked",
            $"a{one},c{one},first,2026-03-02 09:{one + 10}:00,0,,,30355501{one + 10},T{one},login,full",
        });
        await _folder.RunAsync(
            0, "import", "calls", _folder.Write("calls.csv", "Id,Call,Queue,At,Wait,Talk,Agent,From,Ticket,Topic,End\n" + string.Join('\n', rows)),
            "--format", "csv", "--mapping", _folder.Write("m.yaml", Mapping));

        var calls = await _folder.RunAsync(0, "kpi", "--kpi", "offered,answered,otherExits,documentation", "--format", "csv");
        var topics = await _folder.AskAsync("--kpi", "identified", "--by", "topic");

        Assert.Contains("\noffered,count,2026-03-02,2026-03-02,,12,12,,12,", calls.Out, StringComparison.Ordinal);
        Assert.Contains("\nanswered,count,2026-03-02,2026-03-02,,0,0,,0,", calls.Out, StringComparison.Ordinal);
        Assert.Contains("\notherExits,rate,2026-03-02,2026-03-02,,100,12,12,12,", calls.Out, StringComparison.Ordinal);
        Assert.Contains("\ndocumentation,rate,2026-03-02,2026-03-02,,100,12,12,12,", calls.Out, StringComparison.Ordinal); // named by the visit that nobody answered
        Assert.Equal(("login/identified", ("provisional", (double?)100)), Assert.Single(topics.Select(one => (one.Key, one.Value))));
    }
}
