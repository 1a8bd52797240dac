using Bridge.Host.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings.Reports;

public sealed class ReportSettingsTests
{
    private const string Mls = "mls: { type: reso, profile: generic, address: \"http://127.0.0.1:9\", origin: mls, token: x }";
    private const string Mail = "mail: { host: mail.example.test, from: a@example.test }";

    [Fact]
    public void A_short_entry_is_a_workbook_every_month()
    {
        var report = Assert.Single(Load("{ monthly: { report: service, to: board@example.test } }").Settings!.Reports); // it has no faults

        Assert.Equal(("monthly", "service", "month", TimeSpan.FromHours(31)), (report.Name, report.Report, report.Every, report.After));
        Assert.Equal(["board@example.test"], report.To);
        Assert.Equal(["xlsx"], report.Formats);
    }

    [Theory]
    [InlineData("{ m: { report: servise, to: a@b.test } }", Mail, "Did you mean 'service'?")]
    [InlineData("{ m: { to: a@b.test } }", Mail, "'report' is missing: one of service, members, classes, violations")]
    [InlineData("{ m: { report: service } }", Mail, "'to' is missing")]
    [InlineData("{ m: { report: service, to: [nobody] } }", Mail, "must be one e-mail address")]
    [InlineData("{ m: { report: service, to: a@b.test, every: day } }", Mail, "Allowed: month, week, quarter, year")]
    [InlineData("{ m: { report: service, to: a@b.test, formats: [pdf] } }", Mail, "'formats' cannot hold 'pdf'. Allowed: xlsx, csv")]
    [InlineData("{ m: { report: service, to: a@b.test, evry: week } }", Mail, "Did you mean 'every'?")]
    [InlineData("{ m: { report: service, to: a@b.test } }", "", "'reports' needs 'mail'")]
    [InlineData("{ m: { report: service, to: a@b.test } }", Mail, "'reports' needs 'kpis'", false)]
    public void Faults_say_what_is_allowed(string reports, string mail, string message, bool hasKpis = true)
    {
        var fault = Assert.Single(Load(reports, mail, hasKpis).Faults);

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Line > 0);
    }

    private static SettingsResult Load(string reports, string mail = Mail, bool hasKpis = true)
    {
        using var file = new SettingsFile($"version: 1\n{mail}\n{(hasKpis ? "kpis: {}" : "")}\nreports: {reports}\nconnections:\n  {Mls}\nroutes: {{}}\n");
        return SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null);
    }
}
