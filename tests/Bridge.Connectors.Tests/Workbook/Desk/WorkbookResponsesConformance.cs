using Bridge.ConnectorKit.Surveys;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

public sealed class WorkbookResponsesConformance : SurveyResponsesConformance
{
    private DeskFolder? _folder;
    private int _tickets;

    protected override string Connection => "book";

    private DeskFolder Folder => _folder ?? throw new InvalidOperationException("The workbook is not made yet.");

    protected override async Task<IReadsSurveyResponses> StartAsync()
    {
        _folder = await DeskFolder.StartAsync();
        return _folder.Folder.Connector.OpenResponses(_folder.Connect());
    }

    protected override Task StopAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }

    protected override async Task<string> AnswerAsync(bool isSatisfied)
    {
        var ticket = await Folder.OpenDesk().OpenAsync(new NewTicket($"K-{++_tickets}", DeskFolder.Member, "Subject", "?", null), CancellationToken.None);
        Folder.Person.Add("Surveys", ("Ticket", ticket.Key.Value), ("Satisfied", isSatisfied ? 5 : 1));
        return ticket.Key.Value;
    }
}
