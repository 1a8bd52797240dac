using System.IO.Compression;

namespace Bridge.Host.Tests.Cli.Measures;

public sealed class ImportTablesTests : IDisposable
{
    private const string Tickets = """
        version: 1
        record: ticket
        source: desk
        zone: America/Denver
        nulls: ["?"]
        columns:
          ticket: Ticket
          at: { from: At, format: "yyyy-MM-dd HH:mm" }
          event: { from: Event, values: { made: created, given: assigned, answer: reply, done: solved, again: reopened } }
          group: Team
          topic: Topic
        """;

    private const string Heading = "Ticket,At,Event,Team,Topic\n";

    private static readonly string[] _rows =
    [
        "1,2026-03-02 09:00,made,A,login", "1,2026-03-02 10:00,answer,A,login", "1,2026-03-02 12:00,done,A,login",
        "2,2026-03-02 09:00,made,A,billing", "2,2026-03-03 09:00,given,B,billing", "2,2026-03-04 09:00,done,B,billing", "2,2026-03-06 09:00,again,B,billing",
        "3,2026-03-05 09:00,made,?,login", "3,2026-03-20 09:00,answer,C,login",
    ];

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_of_tickets_gives_every_figure_that_it_allows_and_names_what_it_lacks()
    {
        await ImportAsync(0, "tickets", Tickets, Heading + string.Join('\n', _rows));

        var figures = await _folder.AskAsync("--kpi", "ticketsCreated,ticketsSolved,reopened,firstReplyP50,resolutionP50,pingPong,backlog,escalated,fcr", "--variant", "lifetime,ticket", "--from", "2026-03-01", "--to", "2026-03-18");

        Assert.Equal((3, 2, 50), ((int)figures["ticketsCreated"].Value!, (int)figures["ticketsSolved"].Value!, (int)figures["reopened"].Value!)); // counts and a rate of 2
        Assert.Equal(60, figures["firstReplyP50"].Value);
        Assert.Equal(180, figures["resolutionP50"].Value);
        Assert.Equal((0, 2), (figures["pingPong"].Value, figures["backlog"].Value));
        Assert.Equal(("notAvailable", null), figures["escalated"]);
        Assert.Equal(50, figures["fcr"].Value);
    }

    [Fact]
    public async Task A_sample_that_is_named_outside_the_folder_of_samples_says_where_it_is_looked_for()
    {
        var table = _folder.Write("tickets.csv", Heading);

        var name = await _folder.RunAsync(2, "import", "tickets", table, "--mapping", "servicenow");
        var path = await _folder.RunAsync(2, "import", "tickets", table, "--mapping", "servicenow.yaml");

        Assert.Contains("There is no mapping 'servicenow'", name.Error, StringComparison.Ordinal);
        Assert.Contains(Path.GetFullPath("config/tickets"), name.Error, StringComparison.Ordinal);
        Assert.Contains(Path.GetFullPath("servicenow.yaml"), path.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_people_the_rules_of_calls_and_warnings_stand_only_beside_figures_that_have_a_value()
    {
        await ImportAsync(0, "tickets", Tickets, Heading + string.Join('\n', _rows));

        var shown = (await _folder.RunAsync(0, "kpi", "--kpi", "asa,resolutionMean", "--from", "2026-03-01", "--to", "2026-03-18")).Out;

        Assert.StartsWith("2026-03-01 to 2026-03-18\n", shown.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("resolutionMean misleads alone", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("asa misleads alone", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_in_pieces_shuffled_and_overlapping_end_as_the_same_figures()
    {
        await ImportAsync(0, "tickets", Tickets, Heading + string.Join('\n', _rows));
        string[] question = ["--kpi", "ticketsCreated,ticketsSolved,reopened,firstReplyP90,resolutionP50,resolutionMean,passedOn,backlog,backlogAgeP50", "--by", "month,topic"];
        var whole = await _folder.AskAsync(question);

        using var other = new MeasureFolder();
        foreach (var piece in new[] { _rows.Reverse().Take(5), _rows.Take(6), _rows.Skip(2).Reverse() })
        {
            await other.RunAsync(0, "import", "tickets", other.Write(Guid.NewGuid() + ".csv", Heading + string.Join('\n', piece)), "--mapping", other.Write("m.yaml", Tickets));
        }

        Assert.Equal(whole, await other.AskAsync(question));
    }

    [Fact]
    public async Task A_zip_of_one_file_is_unpacked_and_one_of_two_is_refused()
    {
        string Zip(int files)
        {
            var path = Path.Combine(_folder.Path, $"log{files}.zip");
            using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
            for (var one = 0; one < files; one++)
            {
                using var writer = new StreamWriter(zip.CreateEntry($"log{one}.csv").Open());
                writer.Write(Heading + string.Join('\n', _rows));
            }

            return path;
        }

        await _folder.RunAsync(0, "import", "tickets", Zip(1), "--mapping", _folder.Write("m.yaml", Tickets));
        var run = await _folder.RunAsync(3, "import", "tickets", Zip(2), "--mapping", _folder.Write("m.yaml", Tickets));

        Assert.Equal(3, (await _folder.AskAsync("--kpi", "ticketsCreated"))["ticketsCreated"].Value);
        Assert.Contains("holds 2 files", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_named_without_its_content_and_the_others_count()
    {
        var run = await ImportAsync(1, "tickets", Tickets, Heading + "secret-7,yesterday,made,A,x\n8,2026-03-02 09:00,vanished,A,x\n,2026-03-02 09:00,made,A,x\n9,2026-03-02 09:00,made,A,x\n");

        Assert.Contains(":2: time:", run.Error, StringComparison.Ordinal);
        Assert.Contains(":3: word:", run.Error, StringComparison.Ordinal);
        Assert.Contains(":4: blank:", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-7", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await _folder.AskAsync("--kpi", "ticketsCreated"))["ticketsCreated"].Value);
    }

    [Theory]
    [InlineData("2026-03-07 12:00", "2026-03-08 12:00", 23 * 60, 2 * 60)] // clocks go forward: open from 01:00 to 04:00, and 02:00 is not there
    [InlineData("2026-10-31 12:00", "2026-11-01 12:00", 25 * 60, 4 * 60)] // clocks go back: 01:00 comes twice
    public async Task Minutes_within_business_hours_know_the_days_on_which_clocks_change(string made, string done, double calendar, double business)
    {
        var hours = _folder.Write("hours.yaml", "version: 1\nrecord: hours\nhours: { sunday: \"01:00-04:00\" }\n");
        await ImportAsync(0, "tickets", Tickets, Heading + $"1,{made},made,A,x\n1,{done},done,A,x\n", "--hours", hours);

        Assert.Equal(calendar, (await _folder.AskAsync("--kpi", "resolutionP50"))["resolutionP50"].Value);
        Assert.Equal(business, (await _folder.AskAsync("--kpi", "resolutionP50", "--variant", "business"))["resolutionP50"].Value);
    }

    [Fact]
    public async Task Without_business_hours_there_are_no_minutes_within_them()
    {
        await ImportAsync(0, "tickets", Tickets, Heading + string.Join('\n', _rows));

        Assert.Equal(("notAvailable", null), (await _folder.AskAsync("--kpi", "resolutionP50", "--variant", "business"))["resolutionP50"]);
    }

    [Fact]
    public async Task What_the_desk_spends_is_told_for_each_contact_and_each_currency_and_brings_its_guards()
    {
        await _folder.RunAsync(0, "import", "calls", _folder.Write("calls.csv", "Id,At\n1,2026-03-02 09:00\n2,2026-03-02 10:00\n"), "--format", "csv", "--mapping", _folder.Write("c.yaml", """
            version: 1
            record: call
            source: pbx
            zone: America/Denver
            columns: { id: Id, offeredAt: { from: At, format: "yyyy-MM-dd HH:mm" }, outcome: { constant: answered } }
            """));
        await ImportAsync(0, "costs", """
            version: 1
            record: cost
            source: ledger
            columns: { id: Line, on: { from: Month, format: yyyy-MM }, expense: Expense, currency: Currency }
            """, "Line,Month,Expense,Currency\n1,2026-03,100.50,USD\n2,2026-03,20,EUR\n3,2026-03,9.50,USD\n");

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "costPerContact", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "csv");

        Assert.Contains("costPerContact,calls:USD,2026-03-01,2026-03-31,,55,110,2,2,ok,currency", run.Out, StringComparison.Ordinal);
        Assert.Contains("costPerContact,calls:EUR,2026-03-01,2026-03-31,,10,20,2,2,ok,currency", run.Out, StringComparison.Ordinal);
        Assert.Contains("csat,top2", run.Out, StringComparison.Ordinal);
        Assert.Contains("fcr,repeat", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_members_are_parted_by_reason_and_who_gave_none_has_a_row()
    {
        await ImportAsync(0, "members", """
            version: 1
            record: member
            source: roster
            nulls: [""]
            columns: { member: Id, on: { from: On, format: yyyy-MM-dd }, change: { from: What, values: { in: joined, out: left } }, reason: Why, type: Type }
            """, "Id,On,What,Why,Type\n1,2026-01-10,in,,R\n1,2026-03-01,out,Retired,R\n2,2026-03-04,out,,R\n3,2026-03-05,out,Retired,C\n");

        var lost = await _folder.AskAsync("--kpi", "membersLost", "--by", "reason,type", "--from", "2026-03-01", "--to", "2026-03-31");

        Assert.Equal(
            [("Retired/C/membersLost", 1.0), ("Retired/R/membersLost", 1.0), ("-/R/membersLost", 1.0)],
            lost.Select(one => (one.Key, one.Value.Value!.Value))); // counts always have one
    }

    [Theory]
    [InlineData("sl", "reason", "which are not grouped by reason: group it by queue, agent, topic,")]
    [InlineData("callbackWait", "topic,queue", "is of two calls each")]
    [InlineData("backlog", "hour", "grouped by year, quarter, month, week or day")]
    [InlineData("nps", "month", "No surveys were imported yet")]
    public async Task A_question_that_cannot_be_answered_says_why(string kpi, string by, string message)
    {
        await ImportAsync(0, "tickets", Tickets, Heading + string.Join('\n', _rows));

        var run = await _folder.RunAsync(2, "kpi", "--kpi", kpi, "--by", by);

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_is_not_there_and_a_field_that_is_none_are_named()
    {
        var run = await ImportAsync(2, "tickets", Tickets.Replace("topic: Topic", "topik: Topic", StringComparison.Ordinal), Heading);

        Assert.Contains("Did you mean 'topic'?", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> ImportAsync(int exitCode, string verb, string mapping, string table, params string[] more) =>
        _folder.RunAsync(exitCode, ["import", verb, _folder.Write(verb + ".csv", table), "--mapping", _folder.Write(verb + ".yaml", mapping), .. more]);
}
