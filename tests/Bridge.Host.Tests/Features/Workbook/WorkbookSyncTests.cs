using Bridge.Core.Connectors;

namespace Bridge.Host.Tests.Features.Workbook;

/// <summary>From the MLS through the engine into a workbook.</summary>
public class WorkbookSyncTests
{
    [Fact]
    public async Task A_first_sync_brings_every_record_once_and_a_second_one_leaves_the_file_alone()
    {
        await using var stage = await WorkbookStage.StartAsync(members: 300);

        var offices = await stage.SyncAsync("offices");
        var first = await stage.SyncAsync("members");
        var bytes = await File.ReadAllBytesAsync(stage.Book);
        var written = File.GetLastWriteTimeUtc(stage.Book);
        var second = await stage.SyncAsync("members");

        Assert.Equal(offices.Read, stage.Rows("xl/worksheets/sheet1.xml").Count);
        Assert.Equal((300, 300), (first.Read, first.Created));
        Assert.Equal(300, stage.Rows().Count);
        Assert.All(stage.Rows().Values, row => Assert.NotEmpty(row["MLS member ID"]));
        Assert.Equal((0, 0, 0), (second.Created, second.Updated, second.WriteCalls));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(stage.Book));
        Assert.Equal(written, File.GetLastWriteTimeUtc(stage.Book));
    }

    [Fact]
    public async Task One_percent_of_changes_changes_those_rows_and_no_other()
    {
        await using var stage = await WorkbookStage.StartAsync(members: 300);
        await stage.SyncAsync("members");
        var before = stage.Rows();

        await stage.ControlAsync("change?share=0.01&seed=7");
        var summary = await stage.SyncAsync("members");

        var after = stage.Rows();
        Assert.InRange(summary.Updated, 1, 10);
        Assert.Equal(1, summary.WriteCalls);
        Assert.Equal(summary.Updated, after.Count(row => !row.Value.SequenceEqual(before[row.Key])));
        Assert.Equal(before.Keys, after.Keys);
    }

    [Fact]
    public async Task A_record_whose_row_somebody_doubled_is_set_aside_alone_and_replayed_once_the_row_is_gone()
    {
        await using var stage = await WorkbookStage.StartAsync(members: 50);
        await stage.SyncAsync("members");
        var plain = "";
        stage.Edit(text =>
        {
            plain = text;
            var last = text[text.LastIndexOf("<row ", StringComparison.Ordinal)..text.IndexOf("</sheetData>", StringComparison.Ordinal)];
            return text.Replace("</sheetData>", last.Replace("51\"", "52\"", StringComparison.Ordinal) + "</sheetData>", StringComparison.Ordinal);
        });

        await stage.ControlAsync("change?share=1&seed=3");
        var refused = await stage.SyncAsync("members");
        stage.Edit(text => text.Remove(text.LastIndexOf("<row ", StringComparison.Ordinal)) + text[text.IndexOf("</sheetData>", StringComparison.Ordinal)..]);
        var replayed = await stage.SyncAsync("members", new() { Replay = new HashSet<long>() });

        Assert.NotEmpty(plain);
        Assert.Equal((49, 1), (refused.Updated, refused.DeadLettered));
        Assert.Equal((1, 0), (replayed.Read, replayed.DeadLettered));
        Assert.Equal(50, stage.Rows().Count);
    }

    [Fact]
    public async Task A_workbook_that_is_open_stops_the_run_in_words_and_the_next_run_loses_nothing()
    {
        await using var stage = await WorkbookStage.StartAsync(members: 50);
        var owner = Path.Combine(Path.GetDirectoryName(stage.Book)!, "~$members.xlsx"); // a full path
        await File.WriteAllTextAsync(owner, "Anna");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => stage.SyncAsync("members"));
        File.Delete(owner);
        var summary = await stage.SyncAsync("members");

        Assert.Equal(FailureKind.Throttled, error.Kind);
        Assert.Contains("is open in another program", error.Problem, StringComparison.Ordinal);
        Assert.Equal(50, summary.Created);
        Assert.Equal(50, stage.Rows().Count);
    }

    [Fact]
    public async Task A_departed_member_stays_in_the_row_and_is_flagged()
    {
        await using var stage = await WorkbookStage.StartAsync(members: 50);
        await stage.SyncAsync("members");
        var key = stage.Rows().Keys.First();

        await stage.ControlAsync($"remove?keys={key.Split(':')[1]}");
        var summary = await stage.SyncAsync("members", new() { Sweeps = true });

        Assert.Equal(1, summary.Deactivated);
        Assert.Equal("1", stage.Rows()[key]["Departed"]);
        Assert.Equal(50, stage.Rows().Count);
    }

    [Fact]
    public async Task What_somebody_typed_into_a_column_of_the_bridge_is_shown_by_a_verified_plan_and_their_own_column_is_not()
    {
        await using var stage = await WorkbookStage.StartAsync(members: 50);
        await stage.SyncAsync("members");
        var (key, row) = stage.Rows().First();
        stage.Edit(text => text.Replace($"<t>{row["MLS member ID"]}</t>", "<t>typed over</t>", StringComparison.Ordinal)
            .Replace("</c></row>", "</c><c r=\"ZZ9\" t=\"inlineStr\"><is><t>mine</t></is></c></row>", StringComparison.Ordinal));

        var plan = await stage.RunAsync("plan", "members", "--verify");

        Assert.Contains(key, plan, StringComparison.Ordinal);
        Assert.Contains("typed over", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("mine", plan, StringComparison.Ordinal);
    }
}
