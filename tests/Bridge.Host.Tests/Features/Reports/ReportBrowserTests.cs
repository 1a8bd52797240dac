using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Host.Tests.Features.Board;
using Bridge.Sandbox.Tests;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Features.Reports;

/// <summary>Every report in a real browser. They share the frame of the figures, which are seen at all sizes: these are seen at two.</summary>
public sealed class ReportBrowserTests(ITestOutputHelper output)
{
    private static readonly string[] _paths =
    [
        "/reports", "/reports/service?period=2026-06", "/reports/members?period=2026-06", "/reports/classes?period=2026-06", "/reports/violations?period=2026-06",
        "/reports/service?period=2020-01", "/reports/service?period=June",
    ];

    [Fact]
    public async Task Reports_are_whole()
    {
        var program = new NodeProgram("playwright-core", output, "pages");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await using var host = await BoardHost.StartAsync([.. DeskOfTests.Calls()], "standards: { in-time: { kpi: sl, atLeast: 90%, audience: published }, content: { kpi: csat, atLeast: 80% } }");
        DeskOfTests.Fill(host);
        host.Import(MemberChangeField.Kind, Enumerable.Range(1, 40).SelectMany(Member));
        host.Import(AttendanceField.Kind, Enumerable.Range(1, 12).SelectMany(Class));
        host.Import(ViolationField.Kind, Enumerable.Range(1, 30).Select(one => Row(
            (ViolationField.Violation, $"V-{one}"), (ViolationField.On, Day(one)), (ViolationField.Status, one % 5 == 0 ? "dismissed" : one % 2 == 0 ? "fined" : "notice"),
            (ViolationField.Reason, one % 3 == 0 ? "Status not changed within the days that the rules allow" : "Photo with a person"))));

        await program.AssertPassesAsync(host.Address, $"{_paths.Length * 2} passed, 0 failed", ["--same-frame", .. _paths]);
    }

    private static IEnumerable<IEnumerable<(TableField Field, object Value)>> Member(int one)
    {
        var type = one % 3 == 0 ? "Managing broker" : "Agent";
        yield return Row((MemberChangeField.Member, $"M-{one}"), (MemberChangeField.On, Day(-90)), (MemberChangeField.Change, "present"), (MemberChangeField.Type, type));
        if (one % 4 == 0)
        {
            yield return Row(
                (MemberChangeField.Member, $"M-{one}"), (MemberChangeField.On, Day(one % 28)), (MemberChangeField.Change, "left"),
                (MemberChangeField.Reason, one % 8 == 0 ? "Left the business" : "Moved to an office of a neighbouring MLS"), (MemberChangeField.Type, type));
        }
    }

    private static IEnumerable<IEnumerable<(TableField Field, object Value)>> Class(int one) =>
    [
        Row((AttendanceField.Class, $"C-{one}"), (AttendanceField.On, Day(one)), (AttendanceField.Status, one % 4 == 0 ? "classCancelled" : "held"), (AttendanceField.Topic, "Listing input and its rules")),
        Row((AttendanceField.Class, $"C-{one}"), (AttendanceField.On, Day(one)), (AttendanceField.Status, one % 3 == 0 ? "noShow" : "attended"), (AttendanceField.Person, $"P-{one}"), (AttendanceField.Topic, "Listing input and its rules")),
    ];

    private static long Day(int day) => BoardHost.Monday.AddDays(day).ToUnixTimeSeconds() / 86_400;

    private static (TableField Field, object Value)[] Row(params (TableField Field, object Value)[] cells) => cells;
}
