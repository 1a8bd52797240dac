using Bridge.Connectors.Tests.Workbook.Desk;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>What an independent program makes of a whole workbook: every cell the same, nothing computed.</summary>
public sealed class LibreOfficeTests : IAsyncLifetime
{
    private static readonly string[] _texts =
        ["=1+1", "@SUM(A1)", "-2+3", "+1 555 0100", "001000001", "Zoë & <Søn>", "line\nline", " spaces ", "\"quoted\"", "TRUE", "1/2", "_x0041_", "'apostrophe", "4e5", "王小明"];

    private readonly DirectoryInfo _out = Directory.CreateTempSubdirectory("bridge-office-");
    private DeskFolder? _folder;

    private DeskFolder Folder => _folder ?? throw new InvalidOperationException("The workbook is not made yet.");

    async Task IAsyncLifetime.InitializeAsync() => _folder = await DeskFolder.StartAsync();

    Task IAsyncLifetime.DisposeAsync()
    {
        Folder.Dispose();
        _out.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [LibreOfficeFact]
    public async Task It_opens_and_saves_a_whole_workbook_and_every_cell_is_as_it_was()
    {
        var members = await FillMembersAsync();
        var desk = Folder.OpenDesk();
        foreach (var (index, text) in _texts.Index())
        {
            await desk.OpenAsync(new NewTicket($"K-{index}", DeskFolder.Member, text.ReplaceLineEndings(" "), text, null), CancellationToken.None);
        }

        Folder.Person.Type("Tickets", "K-1", ("State", "Solved"), ("Handled by", "Anna"), ("Resolution", "Done."), ("Level", "Vendor"));
        var before = await Folder.ReadAsync();
        await ShowAnswerAsync(before.Tickets[0].Key);
        before = await Folder.ReadAsync();
        var said = await CommentsAsync(desk, before.Tickets);
        var rows = await members.ReadBackAsync(Ids(), Shape, CancellationToken.None);

        await LibreOffice.ConvertAsync(Folder.File, "xlsx", _out.FullName);
        File.Copy(Path.Combine(_out.FullName, "members.xlsx"), Folder.File, overwrite: true);

        var after = await Folder.ReadAsync(before.Next);
        Assert.Empty(after.Tickets); // not one is different
        Assert.Empty(after.Refused);
        Assert.Equal(said, await CommentsAsync(desk, before.Tickets));
        var again = await members.ReadBackAsync(Ids(), Shape, CancellationToken.None);
        Assert.Equal(rows.Select(Values), again.Select(Values));
        Assert.Equal(_texts.Length, again.Count);
        foreach (var sheet in Enumerable.Range(1, 5))
        {
            var formulas = SheetFile.Part(Folder.File, $"xl/worksheets/sheet{sheet}.xml").Descendants().Where(one => one.Name.LocalName == "f");
            Assert.DoesNotContain(formulas, one => one.Value is not ("TRUE()" or "FALSE()")); // so it saves flags
        }
    }

    [LibreOfficeFact]
    public async Task Times_show_as_times_in_the_zone_and_protection_and_lists_are_there()
    {
        await Folder.OpenDesk().OpenAsync(new NewTicket("K-1", DeskFolder.Member, "Subject", "?", null), CancellationToken.None);
        Folder.Person.Type("Tickets", "K-1", ("Opened", "2026-07-01 12:30"));
        await Folder.ReadAsync();

        await LibreOffice.ConvertAsync(Folder.File, "fods", _out.FullName);
        var flat = await File.ReadAllTextAsync(Path.Combine(_out.FullName, "members.fods"));

        Assert.Contains("<text:p>2026-07-01 12:30</text:p>", flat, StringComparison.Ordinal);
        Assert.Equal(5, flat.Split("table:protected=\"true\"").Length - 1);
        Assert.Contains("&quot;On hold&quot;", flat, StringComparison.Ordinal);
        Assert.Contains("style:cell-protect=\"none\"", flat, StringComparison.Ordinal);
        Assert.DoesNotContain("table:formula", flat, StringComparison.Ordinal);
    }

    private static TargetShape Shape { get; } = new(
    [
        new() { Name = "Text" }, new() { Name = "Joined", Type = FieldType.Date }, new() { Name = "Number", Type = FieldType.Number }, new() { Name = "Flag", Type = FieldType.Flag },
    ]);

    private static string[] Ids() => [.. _texts.Index().Select(text => $"mls:X{text.Index}")];

    private static List<FieldValue> Values(TargetState state) => [FieldValue.Text(state.ExternalId), .. Enumerable.Range(0, Shape.Fields.Count).Select(field => state.Fields[field])];

    private async Task<IReadsBack> FillMembersAsync()
    {
        var sink = await Folder.Folder.StartAsync<Member>(Shape);
        await sink.WriteAsync(
            [.. _texts.Index().Select(text => new Write(
                $"mls:X{text.Index}",
                new MappedRecord(Shape)
                {
                    [0] = FieldValue.Text(text.Item), [1] = FieldValue.Date(new DateOnly(2000, 1, 1).AddDays(1000 * text.Index)), [2] = FieldValue.Number(0.1m * text.Index), [3] = FieldValue.Flag(text.Index % 2 == 0),
                },
                true,
                null))],
            CancellationToken.None);
        return (IReadsBack)sink;
    }

    private Task ShowAnswerAsync(RecordKey ticket) => Folder.Folder.Connector.OpenSurveyBoard(Folder.Connect()).ShowAsync(
        [
            new SurveyResponse
            {
                Key = new RecordKey("surveys", "s-1"), ModifiedAt = DateTimeOffset.UnixEpoch, Contact = ticket, AnsweredAt = DateTimeOffset.UnixEpoch.AddYears(50), Comment = "=1+1",
                Answers = [new SurveyAnswer(new SurveyItem(SurveyQuestion.Satisfied, SurveyScale.OneToFive), 4)],
            },
        ],
        CancellationToken.None);

    private static async Task<List<TicketComment>> CommentsAsync(ITicketDesk desk, IEnumerable<Ticket> tickets)
    {
        var said = new List<TicketComment>();
        foreach (var ticket in tickets)
        {
            await foreach (var comment in desk.ReadCommentsAsync(ticket.Key.Value, CancellationToken.None))
            {
                said.Add(comment);
            }
        }

        return said;
    }
}
