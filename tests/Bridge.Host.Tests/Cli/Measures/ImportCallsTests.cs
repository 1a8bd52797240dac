namespace Bridge.Host.Tests.Cli.Measures;

public sealed class ImportCallsTests : IDisposable
{
    private const string Mapping = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        columns:
          id: Id
          contact: Call
          queue: Queue
          agent: Agent
          offeredAt: { from: Offered, format: "yyyy-MM-dd HH:mm:ss" }
          wait: Wait
          talk: Talk
          caller: Phone
          revision: Revision
          outcome: { from: Result, values: { A: answered, H: abandonedQueue } }
        """;

    private const string Heading = "Id,Call,Queue,Agent,Offered,Wait,Talk,Phone,Revision,Result\n";

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_call_file_gives_every_figure_that_it_allows_and_names_what_it_lacks()
    {
        await ImportAsync("1,1,help,ada,2026-07-01 09:00:00,10,60,2025550101,0,A\n2,2,help,,2026-07-01 09:01:00,50,,2025550102,0,H\n3,3,sales,bob,2026-07-02 15:59:59,40,90,,0,A\n");

        var figures = await _folder.AskAsync();

        Assert.Equal(("provisional", 100 * 2 / 3.0), figures["sl"]);
        Assert.Equal(25, figures["asa"].Value);
        Assert.Equal(75, figures["aht"].Value);
        Assert.Equal(("notAvailable", null), figures["wrap"]);
        Assert.Equal(("notYetKnown", null), figures["fcr"]);
        var byQueue = await _folder.AskAsync("--by", "queue,hour", "--kpi", "offered");
        Assert.Equal(2, byQueue["help/09/offered"].Value);
        Assert.Equal(1, byQueue["sales/15/offered"].Value);
        Assert.Equal(60, (await _folder.AskAsync("--by", "agent,hour", "--kpi", "talk"))["ada/09/talk"].Value);
        Assert.Equal(90, (await _folder.AskAsync("--by", "agent", "--kpi", "talk"))["bob/talk"].Value);
    }

    [Fact]
    public async Task A_call_through_two_queues_is_one_call_and_two_visits()
    {
        await ImportAsync("1,7,help,ada,2026-07-01 23:58:00,10,60,,0,A\n2,7,sales,bob,2026-07-02 00:03:00,5,40,,0,A\n");

        Assert.Equal(1, (await _folder.AskAsync("--kpi", "offered"))["offered"].Value);
        Assert.Equal(10, (await _folder.AskAsync("--kpi", "asa"))["asa"].Value);
        Assert.Equal(100, (await _folder.AskAsync("--kpi", "aht"))["aht"].Value);
        Assert.Equal(40, (await _folder.AskAsync("--kpi", "aht", "--by", "queue"))["sales/aht"].Value);
        Assert.DoesNotContain("2026-07-02/offered", (await _folder.AskAsync("--kpi", "offered", "--by", "day")).Keys);
    }

    [Fact]
    public async Task A_corrected_file_replaces_also_where_the_call_was_at_another_time()
    {
        await ImportAsync("1,1,help,ada,2026-07-01 09:00:00,10,60,,5,A\n2,2,help,ada,2026-07-01 09:00:00,10,60,,5,A\n");

        var run = await ImportAsync("1,1,sales,bob,2026-07-03 11:00:00,20,80,,6,A\n2,2,sales,bob,2026-07-03 11:00:00,20,80,,4,A\n");

        Assert.Contains("0 new, 1 changed", run.Out, StringComparison.Ordinal);
        var figures = await _folder.AskAsync("--by", "day,agent", "--kpi", "asa");
        Assert.Equal((10.0, 20.0), (figures["2026-07-01/ada/asa"].Value, figures["2026-07-03/bob/asa"].Value));
        Assert.Equal(2, (await _folder.AskAsync("--kpi", "offered"))["offered"].Value);
    }

    [Fact]
    public async Task Days_on_which_the_clocks_change_have_the_hours_that_they_have()
    {
        var utc = Mapping.Replace("format: \"yyyy-MM-dd HH:mm:ss\"", "format: iso", StringComparison.Ordinal);
        await ImportAsync("1,1,q,a,2026-11-01T07:30:00Z,1,1,,0,A\n2,2,q,a,2026-11-01T08:30:00Z,1,1,,0,A\n3,3,q,a,2026-11-02T06:59:59Z,1,1,,0,A\n4,4,q,a,2026-03-08T08:59:59Z,1,1,,0,A\n5,5,q,a,2026-03-08T09:00:00Z,1,1,,0,A\n", utc);

        var hours = await _folder.AskAsync("--by", "day,hour", "--kpi", "offered");
        Assert.Equal(
            ["2026-03-08/01-07:00/offered", "2026-03-08/03-06:00/offered", "2026-11-01/01-06:00/offered", "2026-11-01/01-07:00/offered", "2026-11-01/23-07:00/offered"],
            hours.Keys);
        Assert.Equal(3, (await _folder.AskAsync("--by", "day", "--kpi", "offered"))["2026-11-01/offered"].Value);
        Assert.Equal(3, (await _folder.AskAsync("--by", "hour", "--kpi", "offered"))["01/offered"].Value);
    }

    [Fact]
    public async Task Calls_outside_business_hours_are_counted_apart()
    {
        var hours = _folder.Write("hours.yaml", "hours: { wednesday: 09:00-17:00 }");
        await ImportAsync("1,1,q,a,2026-07-01 08:59:59,100,1,,0,A\n2,2,q,a,2026-07-01 09:00:00,10,1,,0,A\n", Mapping, "--hours", hours);

        var figures = await _folder.AskAsync("--kpi", "asa,afterHours");
        Assert.Equal((10.0, 1.0), (figures["asa"].Value, figures["afterHours"].Value));
        Assert.Equal(55, (await _folder.AskAsync("--kpi", "asa", "--include-after-hours"))["asa"].Value);
    }

    [Fact]
    public async Task Refused_lines_are_named_and_never_quoted()
    {
        var file = _folder.Write("calls.csv", Heading + "1,1,q,a,2026-07-01 08:00:00,1,1,2025550101,0,WRONG\n");

        var run = await _folder.RunAsync(1, "import", "calls", file, "--format", "csv", "--mapping", _folder.Write("m.yaml", Mapping));

        Assert.Contains("calls.csv:2: word: column 'Result'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("2025550101", run.Error + run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_are_kept_nowhere_and_the_key_is_for_its_owner_alone()
    {
        await ImportAsync("1,1,q,a,2026-07-01 08:00:00,1,1,2025550101,0,A\n");

        var digits = "2025550101"u8.ToArray();
        Assert.All(Directory.GetFiles(_folder.Data), file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(digits)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Data, "caller.key")));
        }
    }

    [Fact]
    public async Task A_final_first_contact_resolution_takes_the_days_after_into_account()
    {
        var calls = string.Concat(Enumerable.Range(1, 20).Select(one => $"a{one},a{one},q,a,2026-07-01 08:00:{one:00},1,1,20255501{one:00},0,A\n"))
            + "b,b,q,a,2026-07-07 08:00:00,1,1,2025550103,0,A\nc,c,q,a,2026-07-20 08:00:00,1,1,,0,A\n";
        await ImportAsync(calls);

        Assert.Equal(("ok", 95.0), (await _folder.AskAsync("--kpi", "fcr", "--to", "2026-07-01"))["fcr"]);
        Assert.Equal(("ok", 100.0), (await _folder.AskAsync("--kpi", "fcr", "--to", "2026-07-01", "--window", "2"))["fcr"]);
    }

    [Theory]
    [InlineData("There is no KPI 'asaa'. Did you mean 'asa'? 'bridge kpi --list' and docs/kpis.md name them all.", "--kpi", "asaa")]
    [InlineData("--by knows no 'dya'.", "--by", "dya")]
    [InlineData("None of these KPIs has the variant 'no9'.", "--kpi", "sl", "--variant", "no9")]
    [InlineData("--x is 0 to 900 seconds", "--x", "901")]
    [InlineData("Write --from as a day", "--from", "7/1/2026")]
    [InlineData("--to is before --from", "--from", "2026-07-02", "--to", "2026-07-01")]
    public async Task A_wrong_word_is_answered_with_the_right_ones(string message, params string[] args)
    {
        await ImportAsync("1,1,q,a,2026-07-01 08:00:00,1,1,,0,A\n");

        Assert.Contains(message, (await _folder.RunAsync(2, ["kpi", .. args])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_KPI_that_misleads_alone_brings_its_guards_along()
    {
        await ImportAsync("1,1,q,a,2026-07-01 08:00:00,1,1,,0,A\n");

        Assert.Equal(["aht", "fcr", "csat", "transferred"], (await _folder.AskAsync("--kpi", "aht")).Keys);
        Assert.Contains("aht misleads alone", (await _folder.RunAsync(0, "kpi", "--kpi", "aht")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_has_whole_numbers_and_no_formulas()
    {
        await ImportAsync("1,1,q,=cmd(),2026-07-01 08:00:00,1,1,,0,A\n2,2,q,=cmd(),2026-07-01 08:00:00,1,1,,0,A\n3,3,q,=cmd(),2026-07-01 08:00:00,2,1,,0,A\n");

        var run = await _folder.RunAsync(0, "kpi", "--kpi", "queueTime", "--by", "agent", "--format", "csv");

        Assert.Equal(
            ["kpi,variant,from,to,group,value,numerator,denominator,n,state,unit", "queueTime,offered,2026-07-01,2026-07-01,agent==cmd(),1.3333333333333333,4,3,3,provisional,s"],
            run.Out.TrimEnd().Split('\n').Select(line => line.TrimEnd()));
    }

    private Task<CliRun> ImportAsync(string rows, string mapping = Mapping, params string[] more) => _folder.RunAsync(
        0, ["import", "calls", _folder.Write("calls.csv", Heading + rows), "--format", "csv", "--mapping", _folder.Write("m.yaml", mapping), .. more]);
}
