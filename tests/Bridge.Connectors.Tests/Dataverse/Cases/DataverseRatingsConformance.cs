using Bridge.ConnectorKit.Surveys;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

public sealed class DataverseRatingsConformance : SurveyResponsesConformance
{
    private DataverseHost? _host;
    private DataverseCaseOffice? _office;

    protected override string Connection => "crm";

    private DataverseCaseOffice Office => _office ?? throw new InvalidOperationException("The organization is not started yet.");

    protected override async Task<IReadsSurveyResponses> StartAsync()
    {
        _host = await DataverseHost.StartAsync();
        _office = await DataverseCaseOffice.OpenAsync(_host);
        return _host.Connector.OpenResponses(_host.ConnectAsHost(new([])).Context);
    }

    protected override async Task StopAsync() => await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<string> AnswerAsync(bool isSatisfied)
    {
        var id = await Office.AskAsync("Help");
        await Office.ChangeAsync(id, new { customersatisfactioncode = isSatisfied ? 5 : 1 });
        return id;
    }
}
