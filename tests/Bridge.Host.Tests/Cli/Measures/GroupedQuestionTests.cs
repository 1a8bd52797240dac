namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Which formulas of many can be grouped as asked, and figures that calls and tables make together.</summary>
public sealed class GroupedQuestionTests : IDisposable
{
    private const string Tickets = """
        version: 1
        record: ticket
        source: desk
        zone: America/Denver
        columns: { ticket: Ticket, at: { from: At, format: "yyyy-MM-dd HH:mm" }, event: { constant: created }, topic: Topic, channel: Channel }
        """;

    private const string Calls = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        columns: { id: Id, offeredAt: { from: At, format: "yyyy-MM-dd HH:mm" }, outcome: { from: End, values: { in: answered, off: abandonedQueue } } }
        """;

    private const string Ratings = """
        version: 1
        record: survey
        source: calls
        zone: America/Denver
        nulls: [""]
        columns:
          contact: Id
          at: { from: At, format: "yyyy-MM-dd HH:mm" }
          delivery: { from: Answered, values: { y: sent, n: notAsked } }
          satisfied: Rating
          ticked: { from: [Answered, Solved], values: { y y: yes, y n: no }, nulls: [n n] }
          agent: Agent
        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("topic")]
    [InlineData("topic,channel")]
    [InlineData("weekday")]
    [InlineData("weekday,hour")]
    [InlineData("reason,type")]
    public async Task All_figures_are_those_that_can_be_grouped_so(string by)
    {
        await ImportAsync("tickets", Tickets, "Ticket,At,Topic,Channel\n1,2026-03-02 09:00,login,Phone\n");

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "all", "--variant", "all", "--by", by, "--format", "csv");

        Assert.Contains("\nticketsCreated,count,", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\nbacklog,", by.Contains("weekday", StringComparison.Ordinal) ? run.Out : "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topic")]
    [InlineData("weekday,hour")]
    public async Task The_usual_figures_are_those_that_can_be_grouped_so(string by)
    {
        await ImportAsync("tickets", Tickets, "Ticket,At,Topic,Channel\n1,2026-03-02 09:00,login,Phone\n");
        await _folder.RunAsync(0, "import", "calls", _folder.Write("c.csv", "Id,At,End\n1,2026-03-02 09:00,in\n"), "--format", "csv", "--mapping", _folder.Write("c.yaml", Calls));

        var usual = await _folder.RunAsync(0, "kpi", "--by", by, "--format", "csv");
        var named = await _folder.RunAsync(2, "kpi", "--kpi", "suggestionsPerThousand", "--by", by, "--format", "csv");

        Assert.Contains("\nticketsCreated,count,", usual.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\nbacklog,", by == "topic" ? "" : usual.Out, StringComparison.Ordinal);
        Assert.Contains("'suggestionsPerThousand' is of all members", named.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolution_with_the_first_contact_by_topic_is_that_of_calls_surveys_and_tickets()
    {
        await ImportAsync("tickets", Tickets, "Ticket,At,Topic,Channel\n1,2026-03-02 09:00,login,Phone\n");

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "fcr", "--by", "topic", "--variant", "all", "--format", "csv", "--from", "2026-03-02", "--to", "2026-03-02");

        Assert.Contains("\nfcr,survey,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nfcr,repeat,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nfcr,ticket,", run.Out, StringComparison.Ordinal);
    }

    // Three tickets by phone or nobody knows how, one by mail; two answered calls: 150 %.
    [Fact]
    public async Task Tickets_created_for_answered_calls_may_be_more_than_the_calls()
    {
        await ImportAsync("tickets", Tickets, "Ticket,At,Topic,Channel\n1,2026-03-02 09:00,a,Phone\n2,2026-03-02 09:05,a,\n3,2026-03-02 09:06,a,Phone\n4,2026-03-02 09:07,a,E-Mail\n");
        await _folder.RunAsync(0, "import", "calls", _folder.Write("c.csv", "Id,At,End\n1,2026-03-02 09:00,in\n2,2026-03-02 10:00,in\n3,2026-03-02 11:00,off\n"), "--format", "csv", "--mapping", _folder.Write("c.yaml", Calls));

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "documentation", "--format", "csv"); // the rate never stands without it

        Assert.Contains("\ndocumentation,created,2026-03-02,2026-03-02,,150,3,2,2,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nreopened,window,", run.Out, StringComparison.Ordinal);
    }

    // Four calls: one was not answered and not asked about, two of the three others were ticked as solved.
    [Fact]
    public async Task What_agents_tick_stands_beside_the_other_methods_and_never_counts_as_an_answer()
    {
        await ImportAsync("surveys", Ratings, "Id,At,Answered,Rating,Solved,Agent\n1,2026-03-02 09:00,y,5,y,Ann\n2,2026-03-02 09:10,y,2,n,Ann\n3,2026-03-02 09:20,y,,y,Bob\n4,2026-03-02 09:30,n,,n,Bob\n");

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "fcr,csat,responseRate,surveysSent", "--variant", "tick,asked", "--format", "csv");
        var answered = await _folder.RunAsync(0, "kpi", "--kpi", "responseRate", "--format", "csv");

        Assert.Contains("\nfcr,tick,2026-03-02,2026-03-02,,66.6666666666667,2,3,3,", run.Out.Replace("66.66666666666667", "66.6666666666667", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\nfcr,repeat,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nreopened,window,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\ncsat,top2,2026-03-02,2026-03-02,,50,1,2,2,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nresponseRate,asked,2026-03-02,2026-03-02,,75,3,4,4,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nsurveysSent,count,2026-03-02,2026-03-02,,3,3,,3,", run.Out, StringComparison.Ordinal);
        Assert.Contains(",2,3,3,", answered.Out, StringComparison.Ordinal);
    }

    private Task<CliRun> ImportAsync(string kind, string mapping, string rows) =>
        _folder.RunAsync(0, "import", kind, _folder.Write(kind + ".csv", rows), "--mapping", _folder.Write(kind + ".yaml", mapping));
}
