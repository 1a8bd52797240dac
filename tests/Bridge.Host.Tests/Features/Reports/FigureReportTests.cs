using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Reports;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Tables;
using Bridge.Host.Tests.Cli;
using Bridge.Host.Tests.Cli.Measures;

namespace Bridge.Host.Tests.Features.Reports;

/// <summary>The reports of members, classes and violations, from files as they are imported.</summary>
public sealed class FigureReportTests : IDisposable
{
    private const string Members = """
        version: 1
        record: member
        source: roster
        nulls: [""]
        columns:
          member: Id
          on: { from: On, format: yyyy-MM-dd }
          change: { from: Change, values: { here: present, in: joined, out: left } }
          reason: Why
          type: Office
        """;

    private const string Violations = """
        version: 1
        record: violation
        source: rules
        columns:
          violation: Id
          on: { from: On, format: yyyy-MM-dd }
          reason: Cause
          status: { from: Status, values: { notice: notice, fined: fined, dismissed: dismissed } }
        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lost_members_are_told_by_reason_and_type_and_the_totals_add_up()
    {
        await ImportAsync("members", Members, """
            Id,On,Change,Why,Office
            1,2026-01-01,here,,Broker
            2,2026-01-01,here,,Broker
            3,2026-01-01,here,,Agent
            4,2026-01-01,here,,Agent
            1,2026-03-10,out,Retired,Broker
            3,2026-03-11,out,Moved,Agent
            4,2026-03-12,out,,Agent
            5,2026-03-15,in,,Agent
            """);

        var report = Make("members", "2026-03");
        var cross = report.Tables.Single(table => table.Name == "memberslost-reason-type");

        Assert.Equal("4 members before, 1 new, 0 returned, 3 lost, 2 members after.", report.Summary);
        Assert.Equal(["reason", "Agent", "Broker", "Total"], cross.Columns);
        Assert.Equal(["Moved|1|0|1", "Retired|0|1|1", "(not given)|1|0|1", "Total|2|1|3"], cross.Rows.Select(Line));
        Assert.Contains("(not given)|1", report.Tables.Single(table => table.Name == "by-reason").Rows.Select(Line)); // one name for it in all tables
        Assert.All(cross.Rows.SelectMany(row => row.Skip(1)), cell => Assert.Equal(cell.Number > 0, cell.Records is not null));
        Assert.EndsWith("&by=reason,type&group=Moved&group=Agent", Address(cross.Rows[0][1]), StringComparison.Ordinal);
        Assert.EndsWith("&by=reason,type&group=&group=Agent", Address(cross.Rows[2][1]), StringComparison.Ordinal);
        Assert.EndsWith("&by=reason&group=Moved", Address(cross.Rows[0][3]), StringComparison.Ordinal);
        Assert.EndsWith("&by=type&group=Broker", Address(cross.Rows[3][2]), StringComparison.Ordinal);
        Assert.EndsWith("&from=2026-03-01&to=2026-03-31&x=45", Address(cross.Rows[3][3]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_a_year_tells_the_year_before_in_one_column()
    {
        await ImportAsync("violations", Violations, "Id,On,Cause,Status\n1,2026-03-02,Photo,fined\n2,2025-03-03,Photo,notice\n3,2025-03-04,Photo,notice\n");

        var figures = Make("violations", "2026").Tables[0];

        Assert.Equal(["Figure", "Formula", "2026", "2025", "Change", "Numerator", "Denominator", "Cases", "State"], figures.Columns);
        Assert.All(figures.Rows, row => Assert.Equal(figures.Columns.Count, row.Count));
        Assert.Equal([1, 2, -1], figures.Rows[0].Skip(2).Take(3).Select(cell => cell.Number));
    }

    [Fact]
    public async Task Violations_are_told_by_cause_and_status()
    {
        await ImportAsync("violations", Violations, "Id,On,Cause,Status\n1,2026-03-02,Late status,fined\n2,2026-03-03,Late status,notice\n3,2026-03-04,Photo,dismissed\n");

        var report = Make("violations", "2026-03");

        Assert.Equal("2 violations, and 1 that were dismissed.", report.Summary);
        Assert.Contains(report.Tables.Single(table => table.Name == "by-reason").Rows, row => Line(row) == "Late status|2|0");
    }

    [Fact]
    public async Task Without_an_import_of_its_kind_a_report_says_which_one_it_needs()
    {
        await ImportAsync("violations", Violations, "Id,On,Cause,Status\n1,2026-03-02,Photo,fined\n");

        var report = Make("classes", "2026-03");

        Assert.Equal("Nothing is known of this time. Import classes with who came: bridge import classes (docs/desk-imports.md).", report.Summary);
        Assert.DoesNotContain(report.Tables.SelectMany(table => table.Rows), row => row[2].Number > 0);
    }

    private static string Address(TableCell cell) => Uri.UnescapeDataString(cell.Records!); // asserted before

    private static string Line(IReadOnlyList<TableCell> row) => string.Join('|', row.Select(cell => cell.ToRaw()));

    private Task<CliRun> ImportAsync(string kind, string mapping, string rows) =>
        _folder.RunAsync(0, "import", kind, _folder.Write($"{kind}.csv", rows), "--mapping", _folder.Write($"{kind}.yaml", mapping));

    private Report Make(string name, string period) =>
        ReportRegistration.Makers(new MeasureReader(MeasureFiles.Store(_folder.Data)), new KpiBoardSettings(_folder.Data, 45, [])).Find(name)!
            .Make(ReportPeriod.Parse(period)!, default); // both exist
}
