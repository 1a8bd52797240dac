namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Which calls have a ticket where the phone system names none.</summary>
public sealed class DocumentedCallTests : IDisposable
{
    private const string Calls = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        nulls: [""]
        columns:
          id: Id
          offeredAt: { from: At, format: "yyyy-MM-dd HH:mm" }
          wait: { from: Wait, unit: s }
          talk: { from: Talk, unit: s }
          outcome: { constant: answered }
          agent: Agent
          member: Member
          topic: Topic
        """;

    private const string Visits = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        nulls: [""]
        columns:
          id: Id
          contact: Call
          offeredAt: { from: At, format: "yyyy-MM-dd HH:mm" }
          wait: { from: Wait, unit: s }
          talk: { from: Talk, unit: s }
          outcome: { from: Outcome, values: { answered: answered, left: abandonedQueue } }
          queue: Queue
          agent: Agent
          member: Member
        """;

    private const string Tickets = """
        version: 1
        record: ticket
        source: desk
        zone: America/Denver
        nulls: [""]
        columns: { id: Id, ticket: Ticket, at: { from: At, format: "yyyy-MM-dd HH:mm" }, event: { from: What, values: { new: created, said: comment, gone: deleted } }, agent: Agent, member: Member, channel: Channel }
        """;

    // Each is answered a minute after it came and lasts until nine minutes later.
    private const string Five = """
        Id,At,Wait,Talk,Agent,Member,Topic
        1,2026-03-02 09:00,60,540,Ann,m1,login
        2,2026-03-02 10:00,60,540,Bob,m2,login
        3,2026-03-02 11:00,60,540,Ann,m3,login
        4,2026-03-02 12:00,60,540,Ann,m4,billing
        5,2026-03-02 13:00,60,540,Ann,,billing

        """;

    // Of the first, an hour after its end; of the second by another agent; of the third a minute too late; of the fourth by mail.
    private const string Four = """
        Id,Ticket,At,What,Agent,Member,Channel
        1,1,2026-03-02 10:10,new,ann,m1,phone
        2,2,2026-03-02 10:05,new,Ann,m2,phone
        3,3,2026-03-02 12:11,new,Ann,m3,phone
        4,4,2026-03-02 12:05,new,Ann,m4,e-mail

        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ticket_of_the_same_member_and_agent_within_an_hour_documents_a_call(bool callsFirst)
    {
        await ImportAsync(callsFirst ? "calls" : "tickets");
        await AskAsync(); // sums are counted before the other half comes
        await ImportAsync(callsFirst ? "tickets" : "calls");

        Assert.Contains("\ndocumentation,rate,2026-03-02,2026-03-02,,20,1,5,5,", await AskAsync(), StringComparison.Ordinal);
        Assert.Contains(",topic=login,33.3333333333333", await AskAsync("--by", "topic"), StringComparison.Ordinal);
        Assert.Contains(",topic=billing,0,0,2,", await AskAsync("--by", "topic"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_is_deleted_or_changed_later_moves_the_figure()
    {
        await ImportAsync("calls");
        await ImportAsync("tickets");
        await AskAsync();

        await ImportAsync("tickets", "Id,Ticket,At,What,Agent,Member,Channel\n5,1,2026-03-09 08:00,gone,Ann,,\n");
        var deleted = await AskAsync();
        await ImportAsync("tickets", "Id,Ticket,At,What,Agent,Member,Channel\n6,2,2026-03-02 10:20,said,Bob,,\n7,3,2026-03-02 11:30,said,Ann,,\n");

        Assert.Contains("\ndocumentation,rate,2026-03-02,2026-03-02,,0,0,5,5,", deleted, StringComparison.Ordinal);
        Assert.Contains("\ndocumentation,rate,2026-03-02,2026-03-02,,40,2,5,5,", await AskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_of_two_agents_counts_once_for_the_one_who_answered_first()
    {
        await ImportAsync("tickets", "Id,Ticket,At,What,Agent,Member,Channel\n1,1,2026-03-02 09:40,new,Ann,m1,phone\n");
        await _folder.RunAsync(0, "import", "calls", _folder.Write("visits.csv", """
            Id,Call,At,Wait,Talk,Outcome,Queue,Agent,Member
            1,a,2026-03-02 09:00,60,540,answered,Front,Bob,m1
            2,a,2026-03-02 09:10,60,540,answered,Back,Ann,m1
            3,b,2026-03-02 09:20,60,540,answered,Front,Ann,m2
            4,c,2026-03-02 09:30,60,,left,Front,,m1

            """), "--format", "csv", "--mapping", _folder.Write("visits.yaml", Visits));

        Assert.Contains("\ndocumentation,rate,2026-03-02,2026-03-02,,50,1,2,2,", await AskAsync(), StringComparison.Ordinal);
        foreach (var by in new[] { "agent", "agent,hour" })
        {
            var run = (await AskAsync("--by", by)).Split('\n');
            Assert.Contains(run, line => line.Contains(",agent=Bob", StringComparison.Ordinal) && line.Contains(",100,1,1,1,", StringComparison.Ordinal));
            Assert.Contains(run, line => line.Contains(",agent=Ann", StringComparison.Ordinal) && line.Contains(",0,0,1,1,", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_tickets_that_tell_of_members_nothing_is_known()
    {
        await ImportAsync("calls");

        Assert.Contains("\ndocumentation,rate,2026-03-02,2026-03-02,,,,,0,notAvailable", await AskAsync(), StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(params string[] args) =>
        (await _folder.RunAsync(0, ["kpi", "--kpi", "documentation", "--from", "2026-03-02", "--to", "2026-03-02", "--format", "csv", .. args])).Out;

    private Task<CliRun> ImportAsync(string kind, string? rows = null) => _folder.RunAsync(
        0, ["import", kind, _folder.Write(kind + ".csv", rows ?? (kind == "calls" ? Five : Four)), .. kind == "calls" ? ["--format", "csv"] : Array.Empty<string>(),
            "--mapping", _folder.Write(kind + ".yaml", kind == "calls" ? Calls : Tickets)]);
}
