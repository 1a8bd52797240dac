using System.Globalization;
using System.Net;
using System.Text.Json;
using Bridge.Core.Desk;
using Bridge.Host.Features.Measures.Calendar;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>Members who left, classes and violations stand behind their figures by two groups at once, and nobody of them is named.</summary>
public sealed class NamelessRecordTests
{
    private const string Days = "from=2026-06-01&to=2026-06-30";

    private static readonly int _june = new DateOnly(2026, 6, 1).DayNumber - LocalSlot.Epoch;

    [Theory]
    [InlineData("membersLost", "reason,type", 3)]
    [InlineData("membersLost", "reason,tenure", 3)]
    [InlineData("violations", "reason,status", 2)]
    [InlineData("attended", "topic", 2)]
    [InlineData("noShows", "topic,month", 1)]
    public async Task Records_of_each_pair_of_groups_add_up_to_their_figure(string kpi, string by, int groups)
    {
        await using var host = await BoardHost.StartAsync([]);
        Fill(host);
        using var rows = JsonDocument.Parse(await host.PageAsync($"/kpis.json?kpi={kpi}&by={by}&{Days}"));
        var counted = rows.RootElement.EnumerateArray().Where(row => row.GetProperty("kpi").GetString() == kpi && row.GetProperty("n").GetInt64() > 0).ToList();

        Assert.Equal(groups, counted.Count);
        foreach (var row in counted)
        {
            var group = string.Concat(row.GetProperty("group").EnumerateObject().Select(one => $"&group={Uri.EscapeDataString(one.Value.GetString() ?? "")}"));
            var lines = (await host.PageAsync($"/kpis/records.csv?kpi={kpi}&by={by}{group}&{Days}")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

            Assert.StartsWith("at,counts,", lines[0], StringComparison.Ordinal);
            Assert.Equal(row.GetProperty("value").GetDouble(), lines.Skip(1).Sum(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public async Task Who_left_stands_by_day_and_reason_alone()
    {
        await using var host = await BoardHost.StartAsync([]);
        Fill(host);

        var csv = await host.PageAsync($"/kpis/records.csv?kpi=membersLost&by=reason,type&group=Retired&group=Broker&{Days}");
        var page = WebUtility.HtmlDecode(await host.PageAsync($"/kpis/records?kpi=membersLost&by=reason,type&group=&group=Agent&{Days}"));

        Assert.Equal("at,counts,type,reason,category,tenure\r\n2026-06-10,1,Broker,Retired,,1 to 2 years\r\n", csv);
        Assert.Contains(" reason: (none). type: Agent. 1.", page, StringComparison.Ordinal);
        Assert.Contains("2026-06-12", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mls:M", csv + page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_keep_both_groups()
    {
        await using var host = await BoardHost.StartAsync([]);
        Fill(host);

        var page = WebUtility.HtmlDecode(await host.PageAsync($"/kpis/records?kpi=membersLost&by=reason,type&group=&group=Agent&{Days}"));

        Assert.Contains("group=&group=Agent", page, StringComparison.Ordinal);
        Assert.DoesNotContain("group=,Agent", page, StringComparison.Ordinal);
    }

    private static void Fill(BoardHost host)
    {
        host.Import(
            MemberChangeField.Kind,
            Member("mls:M1", 9, "left", "Retired", "Broker", 14), Member("mls:M2", 9, "left", "Moved", "Agent", 3), Member("mls:M3", 10, "left", "Moved", "Agent", 5),
            Member("mls:M4", 11, "left", null, "Agent", 200), Member("mls:M5", 12, "joined", null, "Agent", null));
        host.Import(
            ViolationField.Kind,
            [(ViolationField.Violation, "v1"), (ViolationField.On, (long)_june), (ViolationField.Status, "fined"), (ViolationField.Reason, "Late status")],
            [(ViolationField.Violation, "v2"), (ViolationField.On, (long)_june), (ViolationField.Status, "fined"), (ViolationField.Reason, "Late status")],
            [(ViolationField.Violation, "v3"), (ViolationField.On, (long)_june), (ViolationField.Status, "notice"), (ViolationField.Reason, "Photo")],
            [(ViolationField.Violation, "v4"), (ViolationField.On, (long)_june), (ViolationField.Status, "dismissed"), (ViolationField.Reason, "Photo")]);
        host.Import(
            AttendanceField.Kind,
            Seat("c1", "p1", "attended", "Tax"), Seat("c1", "p2", "attended", "Tax"), Seat("c1", "p3", "noShow", "Tax"), Seat("c2", "p1", "attended", "Forms"), Seat("c3", "p4", "classCancelled", "Forms"));
    }

    private static IEnumerable<(Core.Tables.TableField, object)> Member(string id, int day, string change, string? reason, string type, int? months) =>
    [
        (MemberChangeField.Member, id), (MemberChangeField.On, (long)(_june + day)), (MemberChangeField.Change, change), (MemberChangeField.Type, type),
        .. reason is null ? Array.Empty<(Core.Tables.TableField, object)>() : [(MemberChangeField.Reason, reason)],
        .. months is null ? Array.Empty<(Core.Tables.TableField, object)>() : [(MemberChangeField.TenureMonths, (decimal)months)],
    ];

    private static IEnumerable<(Core.Tables.TableField, object)> Seat(string one, string person, string status, string topic) =>
        [(AttendanceField.Class, one), (AttendanceField.Person, person), (AttendanceField.On, (long)_june), (AttendanceField.Status, status), (AttendanceField.Topic, topic)];
}
