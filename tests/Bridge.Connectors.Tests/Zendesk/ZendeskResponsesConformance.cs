using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ConnectorKit.Surveys;
using Bridge.Core.Surveys;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

public sealed class ZendeskResponsesOfRatingsConformance() : ZendeskResponsesSuite(SatisfactionKind.Ratings);

public sealed class ZendeskResponsesOfSurveysConformance() : ZendeskResponsesSuite(SatisfactionKind.Surveys);

/// <summary>Zendesk's satisfaction, in the kind that an account has.</summary>
public abstract class ZendeskResponsesSuite(SatisfactionKind kind) : SurveyResponsesConformance
{
    private const string Ada = "mls:M0000001";
    private ZendeskHost? _host;

    protected override string Connection => "crm";

    private ZendeskHost Host => _host ?? throw new InvalidOperationException("The account is not started yet.");

    protected override async Task<IReadsSurveyResponses> StartAsync()
    {
        _host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions { Satisfaction = kind });
        await _host.PlantAsync("users", new { name = "Ada Ramirez", email = "ada@example.test", external_id = Ada });
        return _host.Connector.OpenResponses(_host.Connect());
    }

    protected override async Task StopAsync() => await Host.DisposeAsync();

    protected override async Task<string> AnswerAsync(bool isSatisfied)
    {
        var opened = await PostAsync("tickets", new { requester = Ada });
        var id = opened.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture);
        await PostAsync($"tickets/{id}/solve", new { });
        await PostAsync($"tickets/{id}/rate", new { score = isSatisfied ? "good" : "bad", stars = isSatisfied ? 5 : 1 });
        return id;
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await Host.Control.PostAsJsonAsync($"_sandbox/{path}", body);
        var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default;
    }
}
