using System.Text.Json;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Tests.Serving;

namespace Bridge.Sandbox.Tests.Reso;

public sealed class ResoControlTests
{
    private const string All = "Member?$top=5000&$select=MemberKey,MemberLastName,MemberDirectPhone,MemberFullName,ModificationTimestamp";

    [Fact]
    public async Task The_same_seed_makes_the_same_rows()
    {
        await using var one = await MlsReader.StartAsync(new() { Members = 200 });
        await using var two = await MlsReader.StartAsync(new() { Members = 200 });

        Assert.Equal(await DumpAsync(one), await DumpAsync(two));
    }

    [Fact]
    public async Task A_touch_moves_timestamps_strictly_upwards_and_changes_nothing_else()
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 200 });
        var before = (await mls.RowsAsync(All)).ToDictionary(ResoPagingTests.Key);

        await mls.ControlAsync("touch?share=1");

        var after = await mls.RowsAsync(All + "&$orderby=ModificationTimestamp");
        var newest = before.Values.Max(Stamp);
        Assert.All(after, row => Assert.True(Stamp(row) > newest));
        Assert.Equal(200, after.Select(Stamp).Distinct().Count());
        Assert.All(after, row => Assert.Equal(Values(before[ResoPagingTests.Key(row)]), Values(row)));
    }

    [Fact]
    public async Task A_change_moves_exactly_the_changed_rows_and_logs_them()
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 300 });
        var before = (await mls.RowsAsync(All)).ToDictionary(ResoPagingTests.Key);
        var events = (await mls.JsonAsync("EntityEvent?$count=true&$top=0")).GetProperty("@odata.count").GetInt64();

        await mls.ControlAsync("change?share=0.1&seed=7");

        var after = await mls.RowsAsync(All);
        var moved = after.Where(row => Stamp(row) != Stamp(before[ResoPagingTests.Key(row)])).ToList();
        var changed = after.Where(row => Values(row) != Values(before[ResoPagingTests.Key(row)])).ToList();
        Assert.InRange(moved.Count, 10, 60);
        Assert.Equal(moved.Select(ResoPagingTests.Key), changed.Select(ResoPagingTests.Key));
        var log = await mls.RowsAsync($"EntityEvent?$filter=EntityEventSequence gt {events}");
        Assert.Equal(moved.Select(ResoPagingTests.Key).Order(), log.Select(entry => entry.GetProperty("ResourceRecordKey").GetString()).Order());
    }

    [Fact]
    public async Task Removed_rows_are_gone_and_added_ones_served()
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 20 });

        await mls.ControlAsync("remove?keys=M0000003,M0000007");
        await mls.ControlAsync("add?count=5");

        using var gone = await mls.GetAsync("Member('M0000003')?$select=MemberKey");
        Assert.Equal(404, (int)gone.StatusCode);
        var rows = await mls.RowsAsync(All + "&$count=true");
        Assert.Equal(23, rows.Count);
        Assert.Equal("M0000025", ResoPagingTests.Key(rows[^1]));
        Assert.Equal(23, (await DumpAsync(mls)).Count);
        Assert.Equal("M0000025", ResoPagingTests.Key((await mls.RowsAsync(All + "&$orderby=ModificationTimestamp"))[^1]));
    }

    [Fact]
    public async Task The_MLS_Grid_profile_keeps_tombstones_for_seven_days()
    {
        var time = new SteppedTime();
        await using var mls = await MlsReader.StartAsync(
            new() { Profile = ResoProfile.MlsGrid, Members = 20, RateLimits = false }, new() { Time = time });
        await mls.ControlAsync("remove?keys=HBRM0000003");
        const string path = "Member?$select=MemberKey,MlgCanView&$filter=OriginatingSystemName eq 'harbor'";

        var flagged = (await mls.RowsAsync(path)).Where(row => !row.GetProperty("MlgCanView").GetBoolean()).ToList();
        var visible = await mls.RowsAsync(path + " and MlgCanView eq true");
        time.Step(TimeSpan.FromDays(8));
        var later = await mls.RowsAsync(path);

        Assert.Equal("HBRM0000003", ResoPagingTests.Key(Assert.Single(flagged)));
        Assert.Equal(19, visible.Count);
        Assert.Equal(19, later.Count);
    }

    [Fact]
    public async Task A_lost_licence_looks_like_an_empty_MLS()
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 20 });

        await mls.ControlAsync("vanish");
        Assert.Empty(await mls.RowsAsync(All));
        await mls.ControlAsync("vanish?on=false");
        Assert.Equal(20, (await mls.RowsAsync(All)).Count);
    }

    [Fact]
    public async Task A_rewind_sets_the_newest_timestamp_back_and_a_tie_makes_all_equal()
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 20 });
        await mls.ControlAsync("touch?share=1");
        var newest = (await mls.RowsAsync(All)).Max(Stamp);

        await mls.ControlAsync("rewind?minutes=30");
        var fallen = (await mls.RowsAsync(All)).Max(Stamp);
        await mls.ControlAsync("tie");

        Assert.Equal(newest - TimeSpan.FromMinutes(30), fallen);
        Assert.Single((await mls.RowsAsync(All)).Select(Stamp).Distinct());
    }

    [Fact]
    public async Task The_Spark_profile_shows_changes_late_with_their_early_timestamp()
    {
        var time = new SteppedTime();
        await using var mls = await MlsReader.StartAsync(
            new() { Profile = ResoProfile.Spark, Members = 20, StaleFor = TimeSpan.FromMinutes(15) }, new() { Time = time });
        var before = (await mls.RowsAsync(All)).Max(Stamp);
        var changedAt = time.GetUtcNow();

        await mls.ControlAsync("change?keys=M0000005");
        time.Step(TimeSpan.FromMinutes(14));
        var stale = (await mls.RowsAsync(All)).Max(Stamp);
        time.Step(TimeSpan.FromMinutes(2));
        var shown = (await mls.RowsAsync(All)).Max(Stamp);

        Assert.Equal(before, stale);
        Assert.InRange(shown, changedAt, changedAt.AddSeconds(1));
    }

    [Fact]
    public async Task Requests_for_forbidden_fields_are_counted()
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 20, TortureNames = true, SharedEmails = 4 });
        using var secret = await mls.GetAsync("Member?$select=MemberKey,MemberPassword");
        using var everything = await mls.GetAsync("Member");
        using var modest = await mls.GetAsync(All);

        var counts = await mls.StatisticsAsync();

        Assert.Equal(1, counts.GetProperty("forbiddenFieldsAsked").GetInt32());
        Assert.Equal(1, counts.GetProperty("requestsWithoutSelect").GetInt32());
        var mails = (await mls.RowsAsync("Member?$select=MemberEmail")).Select(row => row.GetProperty("MemberEmail").GetString());
        Assert.Equal(18, mails.Distinct().Count());
    }

    private static async Task<List<string>> DumpAsync(MlsReader mls)
    {
        using var response = await mls.GetAsync(new Uri(mls.Sandbox.Address, "/_sandbox/dump").ToString());
        return [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static DateTimeOffset Stamp(JsonElement row) => row.GetProperty("ModificationTimestamp").GetDateTimeOffset();

    private static string Values(JsonElement row) =>
        $"{row.GetProperty("MemberLastName")}|{row.GetProperty("MemberFullName")}|{row.GetProperty("MemberDirectPhone")}";
}
