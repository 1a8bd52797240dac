using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

/// <summary>Answers to surveys in a sheet: the bridge's are shown there, people's are read.</summary>
public sealed class WorkbookSurveyTests : IAsyncLifetime
{
    private static readonly SurveyItem _five = new(SurveyQuestion.Satisfied, SurveyScale.OneToFive);
    private DeskFolder? _folder;

    private DeskFolder Folder => _folder ?? throw new InvalidOperationException("The workbook is not made yet.");

    async Task IAsyncLifetime.InitializeAsync() => _folder = await DeskFolder.StartAsync();

    Task IAsyncLifetime.DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Answers_of_the_bridge_are_shown_once_however_often_they_are_told()
    {
        var ticket = await OpenAsync();
        var board = Folder.Folder.Connector.OpenSurveyBoard(Folder.Connect());

        await board.ShowAsync([Response(ticket, 2, "=SUM(A1) slow")], CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(Folder.File);
        await board.ShowAsync([Response(ticket, 2, "=SUM(A1) slow")], CancellationToken.None);

        var row = Assert.Single(Folder.Person.Rows("Surveys"));
        Assert.Equal(("surveys:s-1", ticket, "2", "Ada Ramirez", "=SUM(A1) slow"), (row["Answer"], row["Ticket"], row["Satisfied"], row["Member name"], row["Comment"]));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Folder.File));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task What_somebody_notes_by_hand_is_read_as_an_answer_of_that_ticket()
    {
        var ticket = await OpenAsync();
        Folder.Person.Add("Surveys", ("Ticket", ticket), ("Satisfied", 4), ("Would recommend", "Yes"), ("Comment", "Card 4111 1111 1111 1111, kind"));

        var response = Assert.Single(await ReadAsync());
        var again = Assert.Single(await ReadAsync());

        Assert.Equal(new RecordKey("book", ticket), response.Contact);
        Assert.Equal([new SurveyAnswer(_five, 4), new SurveyAnswer(new SurveyItem(SurveyQuestion.Recommend, SurveyScale.YesNo), 1)], response.Answers);
        Assert.DoesNotContain("1111", response.Comment, StringComparison.Ordinal);
        Assert.Equal(response.Key, again.Key);
        Assert.InRange(DateTimeOffset.UtcNow - response.AnsweredAt, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_says_so_in_its_row_and_is_left_out()
    {
        var ticket = await OpenAsync();
        Folder.Person.Add("Surveys", ("Ticket", ticket), ("Satisfied", "very"));
        Folder.Person.Add("Surveys", ("Ticket", "T-none"), ("Satisfied", 5));

        Assert.Empty(await ReadAsync());

        var hints = Folder.Person.Rows("Surveys").Select(row => row["Bridge says"]).ToList();
        Assert.Equal(["Satisfied: 1 to 5, or yes or no.", "Ticket: no row of the sheet Tickets has this number."], hints);
    }

    [Fact]
    public async Task Answers_from_before_the_span_are_left_out()
    {
        var ticket = await OpenAsync();
        Folder.Person.Add("Surveys", ("Ticket", ticket), ("Satisfied", 5), ("Answered", "2020-01-31 10:00"));

        Assert.Empty(await ReadAsync());
        Assert.NotEmpty(Folder.Person.Rows("Surveys"));
    }

    private static SurveyResponse Response(string ticket, int satisfied, string comment) => new()
    {
        Key = new RecordKey("surveys", "s-1"),
        ModifiedAt = DateTimeOffset.UnixEpoch.AddYears(56),
        Contact = new RecordKey("book", ticket),
        AnsweredAt = DateTimeOffset.UnixEpoch.AddYears(56),
        Answers = [new SurveyAnswer(_five, satisfied)],
        Agent = "Anna",
        Comment = comment,
    };

    private async Task<string> OpenAsync() =>
        (await Folder.OpenDesk().OpenAsync(new NewTicket("K-1", DeskFolder.Member, "Subject", "?", null), CancellationToken.None)).Key.Value;

    private async Task<List<SurveyResponse>> ReadAsync()
    {
        var responses = new List<SurveyResponse>();
        await foreach (var page in Folder.Folder.Connector.OpenResponses(Folder.Connect()).ReadAsync(DateTimeOffset.UtcNow.AddDays(-28), CancellationToken.None))
        {
            responses.AddRange(page);
        }

        return responses;
    }
}
