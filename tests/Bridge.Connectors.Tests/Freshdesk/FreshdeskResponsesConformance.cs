using Bridge.ConnectorKit.Surveys;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Tests.Freshdesk;

public sealed class FreshdeskResponsesConformance : SurveyResponsesConformance
{
    private FreshdeskHost? _host;

    protected override string Connection => "crm";

    private FreshdeskHost Host => _host ?? throw new InvalidOperationException("The account is not started yet.");

    protected override async Task<IReadsSurveyResponses> StartAsync()
    {
        _host = await FreshdeskHost.StartAsync();
        await _host.PlantAsync("contacts", new { name = "Ada Ramirez", email = "ada@example.test" });
        return _host.Connector.OpenResponses(_host.Connect());
    }

    protected override async Task StopAsync() => await Host.DisposeAsync();

    protected override async Task<string> AnswerAsync(bool isSatisfied)
    {
        var ticket = await Host.PlantAsync("tickets", new { requester = "ada@example.test", subject = "Help", description = "?" });
        await Host.SteerAsync($"rate?kind=tickets&id={ticket}", new { rating = isSatisfied ? 103 : -103 });
        return ticket;
    }
}
