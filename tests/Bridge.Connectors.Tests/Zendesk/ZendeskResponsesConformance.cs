using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ConnectorKit.Surveys;
using Bridge.Core.Surveys;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

public sealed class ZendeskResponsesOfRatingsConformance() : ZendeskResponsesSuite(SatisfactionKind.Ratings)
{
    [Fact]
    public async Task Where_the_newer_kind_is_an_empty_list_the_ratings_are_read_all_the_same()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions { Satisfaction = SatisfactionKind.Ratings });
        await RateAsync(host);

        var answers = new List<SurveyResponse>();
        await foreach (var page in host.Connector.OpenResponses(host.Connect(new EmptyNewerKind())).ReadAsync(DateTimeOffset.UnixEpoch, CancellationToken.None))
        {
            answers.AddRange(page);
        }

        Assert.StartsWith("rating-", Assert.Single(answers).Key.Value, StringComparison.Ordinal);
    }

    /// <summary>Answers for an account that has the newer kind switched on and no answer yet.</summary>
    private sealed class EmptyNewerKind : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri?.AbsolutePath.EndsWith("/guide/survey_responses", StringComparison.Ordinal) == true
                ? Task.FromResult(new HttpResponseMessage { Content = JsonContent.Create(new { survey_responses = Array.Empty<object>(), meta = new { has_more = false } }) })
                : base.SendAsync(request, cancellationToken);
    }
}

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
        await PlantAsync(_host);
        return _host.Connector.OpenResponses(_host.Connect());
    }

    protected override async Task StopAsync() => await Host.DisposeAsync();

    protected override Task<string> AnswerAsync(bool isSatisfied) => AnswerAsync(Host, isSatisfied);

    /// <summary>Lets a member of an account be satisfied.</summary>
    private protected static async Task RateAsync(ZendeskHost host)
    {
        await PlantAsync(host);
        await AnswerAsync(host, isSatisfied: true);
    }

    private static Task<string> PlantAsync(ZendeskHost host) =>
        host.PlantAsync("users", new { name = "Ada Ramirez", email = "ada@example.test", external_id = Ada });

    private static async Task<string> AnswerAsync(ZendeskHost host, bool isSatisfied)
    {
        var opened = await PostAsync(host, "tickets", new { requester = Ada });
        var id = opened.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture);
        await PostAsync(host, $"tickets/{id}/solve", new { });
        await PostAsync(host, $"tickets/{id}/rate", new { score = isSatisfied ? "good" : "bad", stars = isSatisfied ? 5 : 1 });
        return id;
    }

    private static async Task<JsonElement> PostAsync(ZendeskHost host, string path, object body)
    {
        using var answer = await host.Control.PostAsJsonAsync($"_sandbox/{path}", body);
        var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default;
    }
}
