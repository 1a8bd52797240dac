using Bridge.Core.Surveys;
using Bridge.Host.Composition;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Features.Surveys;

/// <summary>Zendesk's own surveys, of both kinds, land in the same record with the scale on which they were answered.</summary>
public sealed class DeskResponseTests
{
    [Theory]
    [InlineData(SatisfactionKind.Ratings, SurveyScale.YesNo, 0)]
    [InlineData(SatisfactionKind.Surveys, SurveyScale.OneToFive, 2)]
    public async Task Both_kinds_of_answers_are_read_with_their_scale(SatisfactionKind kind, SurveyScale scale, int value)
    {
        await using var desk = await ZendeskSandbox.StartAsync(new SandboxSettings(), new ZendeskSandboxOptions { Satisfaction = kind }, default);
        await RateAsync(desk, """{"score":"bad","stars":2,"comment":"Slow. 4111 1111 1111 1111"}""");

        var responses = await ReadAsync(desk);

        var response = Assert.Single(responses);
        Assert.Equal(new SurveyAnswer(new SurveyItem(SurveyQuestion.Satisfied, scale), value), Assert.Single(response.Answers));
        Assert.Equal("crm", response.Contact.Origin);
        Assert.Equal("Slow. [card number removed]", response.Comment);
    }

    [Theory]
    [InlineData(SatisfactionKind.Ratings)]
    [InlineData(SatisfactionKind.Surveys)]
    public async Task All_pages_are_read(SatisfactionKind kind)
    {
        var options = new ZendeskSandboxOptions { Satisfaction = kind, HelpDesk = new HelpDeskOptions { Tickets = 1500, Members = 20, Days = 20 } };
        await using var desk = await ZendeskSandbox.StartAsync(new SandboxSettings(), options, default);

        var responses = await ReadAsync(desk);

        Assert.True(responses.Count > 100, $"{responses.Count} responses");
        Assert.Equal(responses.Count, responses.Select(response => response.Key).Distinct().Count());
    }

    [Fact]
    public async Task The_host_keeps_them_beside_its_own_with_who_helped()
    {
        await using var host = await SurveyHost.StartAsync("deskAnswers: true", rules: "none: { channels: [fax] }");
        var id = await host.SolveAsync();
        await host.SyncAsync();
        await host.Members.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{id}/rate", """{"score":"good"}""");

        host.Members.Clock.Leap(TimeSpan.FromHours(1));
        await host.Members.Log.NextAsync(1808, "1 answers");
        await host.Members.StopAsync();
        await using var store = host.OpenStore();
        var response = Assert.Single(store.Responses.Since(default, 10));

        Assert.Equal(("crm", $"crm:{id}", "Rosa Delgado"), (response.Key.Origin, response.Contact.ExternalId, response.Agent));
        Assert.Equal(MemberApi.MemberHost.Ada, response.MemberId);
    }

    private static async Task RateAsync(ZendeskSandbox desk, string body)
    {
        using var http = new HttpClient { BaseAddress = desk.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-bearer");
        foreach (var (path, content) in new[]
        {
            ("api/v2/users", """{"user":{"name":"Ada","email":"ada@example.test","external_id":"mls:M1"}}"""),
            ("_sandbox/tickets", """{"requester":"mls:M1"}"""),
            ("_sandbox/tickets/1/solve", "{}"),
            ("_sandbox/tickets/1/rate", body),
        })
        {
            using var answer = await http.PostAsync(new Uri(desk.Address, path), new StringContent(content, System.Text.Encoding.UTF8, "application/json"));
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        }
    }

    private static async Task<List<SurveyResponse>> ReadAsync(ZendeskSandbox desk)
    {
        var home = Directory.CreateTempSubdirectory("bridge-responses-");
        var file = Path.Combine(home.FullName, "bridge.yaml");
        await File.WriteAllTextAsync(file, $$"""
            version: 1
            connections:
              crm: { type: zendesk, address: "{{desk.Address}}", email: admin@example.test, apiToken: sandbox-token }
            routes: {}
            """);
        var settings = SettingsLoader.Load(file, ConnectorCatalogue.Open(), _ => null).Settings!; // it has no faults
        using var bridge = OpenBridge.Open(settings, ConnectorCatalogue.Open(), TimeProvider.System);
        var responses = new List<SurveyResponse>();
        await foreach (var page in bridge.Systems.OpenResponses("crm").ReadAsync(DateTimeOffset.UtcNow.AddDays(-28), default))
        {
            responses.AddRange(page);
        }

        bridge.Dispose();
        home.Delete(recursive: true);
        return responses;
    }
}
