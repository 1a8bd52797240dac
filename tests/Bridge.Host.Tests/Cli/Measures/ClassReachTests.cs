namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Tickets of the same members before and after a class, joined over two tables of two sources.</summary>
public sealed class ClassReachTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tickets_of_the_same_members_are_counted_30_days_before_and_after_the_day_of_the_class()
    {
        await ClassesAsync();
        await TicketsAsync("2026-06-30");

        var lines = await LinesAsync("attendees,attendeeTickets");

        // 2 and 3 attended on the first of March, 2 again on the tenth: three attendances of two people; 4 was absent and 5 is no member.
        Assert.Equal(
            [
                "attendees,count,2026-03-01,2026-03-31,,3,3,,3", // one without a member's number is a person too
                "attendeeTickets,before,2026-03-01,2026-03-31,,1.3333333333333335,4,3,3",
                "attendeeTickets,after,2026-03-01,2026-03-31,,1,3,3,3",
            ], lines);
    }

    [Fact]
    public async Task A_class_of_less_than_30_days_ago_is_not_known_yet_on_either_side()
    {
        await ClassesAsync();
        await TicketsAsync("2026-04-05");

        // Of the first of March all is known up to the fifth of April, of the tenth nothing yet.
        Assert.Equal(
            ["attendeeTickets,before,2026-03-01,2026-03-31,,1,2,2,2,provisional", "attendeeTickets,after,2026-03-01,2026-03-31,,1,2,2,2,provisional"],
            await LinesAsync("attendeeTickets", 10));
    }

    [Fact]
    public async Task What_is_of_all_members_is_grouped_by_time_alone()
    {
        await ClassesAsync();
        await TicketsAsync("2026-06-30");

        var run = await _folder.RunAsync(2, "kpi", "--kpi", "thanksPerThousand", "--by", "queue");

        Assert.Contains("group it by year, quarter, month, week or day", run.Error, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> LinesAsync(string kpis, int columns = 9)
    {
        var run = await _folder.RunAsync(0, "kpi", "--kpi", kpis, "--from", "2026-03-01", "--to", "2026-03-31", "--format", "csv");
        return run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => string.Join(',', line.Split(',').Take(columns)));
    }

    private Task<CliRun> ClassesAsync() => ImportAsync("classes", """
        Class,On,What,Person,Member
        a,2026-03-01,attended,p2,2
        a,2026-03-01,attended,p3,3
        a,2026-03-01,absent,p4,4
        a,2026-03-01,attended,p5,
        b,2026-03-10,attended,p2,2
        """, """
        version: 1
        record: class
        source: lms
        nulls: [""]
        columns: { class: Class, on: { from: On, format: yyyy-MM-dd }, status: { from: What, values: { attended: attended, absent: noShow } }, person: Person, member: Member }
        """);

    // 2: the day itself, one within 30 days of each class on either side, and edges. 3: one on the last day before, one too early. 4 did not attend.
    private Task<CliRun> TicketsAsync(string last) => ImportAsync("tickets", $"""
        Ticket,At,Member
        1,2026-01-29 23:59,2
        2,2026-01-30 00:00,2
        3,2026-03-01 12:00,2
        4,2026-03-05 09:00,2
        5,2026-03-31 23:59,2
        {(last == "2026-06-30" ? "6,2026-04-10 00:00,2" : "6,2026-01-01 00:00,2")}
        7,2026-02-28 23:59,3
        8,2026-01-20 09:00,3
        9,2026-02-20 09:00,4
        10,{last} 12:00,9
        """, """
        version: 1
        record: ticket
        source: desk
        zone: America/Denver
        columns: { ticket: Ticket, at: { from: At, format: "yyyy-MM-dd HH:mm" }, event: { constant: created }, member: Member }
        """);

    private Task<CliRun> ImportAsync(string verb, string table, string mapping) =>
        _folder.RunAsync(0, "import", verb, _folder.Write(verb + ".csv", table), "--mapping", _folder.Write(verb + ".yaml", mapping));
}
