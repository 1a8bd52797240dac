namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Contacts of agents are calls that were answered and mails and chats that were; expense is parted among the same.</summary>
public sealed class HandledContactsTests : IDisposable
{
    private const string March = "--from,2026-03-01,--to,2026-03-31";

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answered_calls_and_answered_mails_are_contacts_of_an_agents_month()
    {
        await CallsAndDaysAsync();
        await TicketsAsync();

        // 2 calls answered; of 4 written tickets one has no answer and one was first answered in April; the ticket of a call is none of its own.
        // 208 paid hours of an agent are 1.2 months of 2080 / 12; the supervisor's do not count.
        Assert.Equal("contactsPerAgentMonth,handled,2026-03-01,2026-03-31,,3.3333333333333335,4,1.2,4,ok,number", await LineAsync("contactsPerAgentMonth", "handled"));
        Assert.Equal("contactsPerAgentMonth,calls,2026-03-01,2026-03-31,,1.6666666666666667,2,1.2,2,ok,number", await LineAsync("contactsPerAgentMonth", "calls"));
        Assert.Equal("costPerContact,handled:USD,2026-03-01,2026-03-31,,25,100,4,4,ok,currency", await LineAsync("costPerContact", "handled:USD"));
        Assert.Equal("costPerContact,offered:USD,2026-03-01,2026-03-31,,14.285714285714285,100,7,7,ok,currency", await LineAsync("costPerContact", "offered:USD"));
    }

    [Fact]
    public async Task Where_no_source_tells_of_answers_the_figure_is_the_one_of_calls_and_stands_once()
    {
        await CallsAndDaysAsync();

        var run = await _folder.RunAsync(0, ["kpi", "--kpi", "contactsPerAgentMonth,costPerContact", "--variant", "all", "--format", "csv", .. March.Split(',')]);

        Assert.Equal(
            ["contactsPerAgentMonth,calls", "costPerContact,calls:USD", "costPerContact,offeredCalls:USD"],
            run.Out.Split('\n').Where(line => line.StartsWith("contacts", StringComparison.Ordinal) || line.StartsWith("cost", StringComparison.Ordinal)).Select(line => string.Join(',', line.Split(',').Take(2))));
    }

    private async Task<string> LineAsync(string kpi, string variant)
    {
        var run = await _folder.RunAsync(0, ["kpi", "--kpi", kpi, "--variant", "all", "--format", "csv", .. March.Split(',')]);
        return Assert.Single(run.Out.Split('\n', StringSplitOptions.TrimEntries), line => line.StartsWith($"{kpi},{variant},", StringComparison.Ordinal));
    }

    private async Task CallsAndDaysAsync()
    {
        await ImportAsync("calls", "Id,At,End\n1,2026-03-02 09:00,answered\n2,2026-03-02 10:00,answered\n3,2026-03-02 11:00,abandonedQueue\n4,2026-04-20 11:00,answered\n", """
            version: 1
            record: call
            source: pbx
            zone: America/Denver
            columns: { id: Id, offeredAt: { from: At, format: "yyyy-MM-dd HH:mm" }, outcome: { from: End, values: { answered: answered, abandonedQueue: abandonedQueue } } }
            """, "--format", "csv");
        await ImportAsync("schedules", "Who,On,Role,Paid\nann,2026-03-02,agent,104\nann,2026-03-03,agent,104\nbob,2026-03-02,supervisor,50\n", """
            version: 1
            record: schedule
            source: rota
            columns: { person: Who, on: { from: On, format: yyyy-MM-dd }, role: { from: Role, values: { agent: agent, supervisor: supervisor } }, paid: { from: Paid, unit: h } }
            """);
        await ImportAsync("costs", "Line,Month,Expense,Currency\n1,2026-03,100,USD\n", """
            version: 1
            record: cost
            source: ledger
            columns: { id: Line, on: { from: Month, format: yyyy-MM }, expense: Expense, currency: Currency }
            """);
    }

    private Task<CliRun> TicketsAsync() => ImportAsync("tickets", """
        Ticket,At,Event,Channel
        1,2026-03-02 09:00,made,E-mail
        1,2026-03-02 10:00,answer,
        1,2026-03-02 11:00,answer,
        2,2026-03-02 09:00,made,chat
        2,2026-03-02 09:01,answer,
        3,2026-03-30 09:00,made,email
        3,2026-04-02 09:00,answer,
        4,2026-03-05 09:00,made,email
        5,2026-03-02 09:05,made,phone
        5,2026-03-02 09:06,answer,
        6,2026-04-20 09:06,made,phone
        """, """
        version: 1
        record: ticket
        source: desk
        zone: America/Denver
        nulls: [""]
        columns: { ticket: Ticket, at: { from: At, format: "yyyy-MM-dd HH:mm" }, event: { from: Event, values: { made: created, answer: reply } }, channel: Channel }
        """);

    private Task<CliRun> ImportAsync(string verb, string table, string mapping, params string[] more) =>
        _folder.RunAsync(0, ["import", verb, _folder.Write(verb + ".csv", table), "--mapping", _folder.Write(verb + ".yaml", mapping), .. more]);
}
