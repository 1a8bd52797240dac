using Bridge.ConnectorKit;
using Bridge.Connectors.Freshdesk;
using Bridge.Connectors.Freshdesk.Satisfaction;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Tests.Freshdesk;

public class FreshdeskRatingTests
{
    [Fact]
    public async Task Ratings_come_as_one_to_five_with_their_ticket_and_without_card_numbers()
    {
        await using var host = await FreshdeskHost.StartAsync();
        var ticket = await TicketAsync(host);
        foreach (var rating in new[] { 103, 102, 101, 100, -101, -102, -103 })
        {
            await host.CallAsync(HttpMethod.Post, $"tickets/{ticket}/satisfaction_ratings", new { feedback = "My card is 4111 1111 1111 1111", ratings = new { default_question = rating } });
        }

        var responses = await ReadAsync(host, DateTimeOffset.UnixEpoch);

        Assert.Equal([5, 4, 4, 3, 2, 2, 1], responses.Select(response => Assert.Single(response.Answers).Value));
        Assert.All(responses, response => Assert.Equal($"crm:{ticket}", response.Contact.ExternalId));
        Assert.All(responses, response => Assert.DoesNotContain("1111", response.Comment, StringComparison.Ordinal));
        Assert.All(responses, response => Assert.Equal(new SurveyItem(SurveyQuestion.Satisfied, SurveyScale.OneToFive), response.Answers[0].Item));
    }

    [Fact]
    public async Task Ratings_before_the_asked_time_are_left_out_and_many_come_page_by_page()
    {
        await using var host = await FreshdeskHost.StartAsync();
        var ticket = await TicketAsync(host);
        for (var number = 0; number < 120; number++)
        {
            await host.SteerAsync($"rate?kind=tickets&id={ticket}", new { rating = 103 });
        }

        Assert.Equal(120, (await ReadAsync(host, DateTimeOffset.UnixEpoch)).Select(response => response.Key).Distinct().Count());
        Assert.Empty(await ReadAsync(host, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task Beyond_the_pages_of_one_list_reading_goes_on_and_none_is_left_out()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero));
        await using var host = await FreshdeskHost.StartAsync(time: clock);
        await RateAsync(host, 310, () => clock.Advance(TimeSpan.FromSeconds(1)));

        var keys = new HashSet<RecordKey>();
        await foreach (var page in new FreshdeskResponses(new FreshdeskSession(host.Connect()), pageSize: 1).ReadAsync(DateTimeOffset.UnixEpoch, CancellationToken.None))
        {
            keys.UnionWith(page.Select(response => response.Key));
        }

        Assert.Equal(310, keys.Count);
    }

    [Fact]
    public async Task More_ratings_of_one_second_than_a_list_holds_are_told()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero));
        await using var host = await FreshdeskHost.StartAsync(time: clock);
        await RateAsync(host, 310, () => { });

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => new FreshdeskResponses(new FreshdeskSession(host.Connect()), pageSize: 1)
            .ReadAsync(clock.GetUtcNow(), CancellationToken.None).ToListAsync().AsTask());

        Assert.Contains("first 300 ratings", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_may_not_read_surveys_is_told_what_to_do()
    {
        await using var host = await FreshdeskHost.StartAsync();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(host, DateTimeOffset.UnixEpoch, ("apiKey", "sandbox-agent-key")));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("deskAnswers", failure.Remedy, StringComparison.Ordinal);
    }

    private static async Task RateAsync(FreshdeskHost host, int count, Action between)
    {
        var ticket = await TicketAsync(host);
        for (var number = 0; number < count; number++)
        {
            await host.SteerAsync($"rate?kind=tickets&id={ticket}", new { rating = 103 });
            between();
        }
    }

    private static async Task<string> TicketAsync(FreshdeskHost host)
    {
        await host.PlantAsync("contacts", new { name = "Ada Ramirez", email = "ada@example.test" });
        return await host.PlantAsync("tickets", new { requester = "ada@example.test", subject = "Help", description = "?" });
    }

    private static async Task<List<SurveyResponse>> ReadAsync(FreshdeskHost host, DateTimeOffset since, params (string, string?)[] settings)
    {
        var responses = new List<SurveyResponse>();
        await foreach (var page in host.Connector.OpenResponses(host.Connect(settings)).ReadAsync(since, CancellationToken.None))
        {
            responses.AddRange(page);
        }

        return responses;
    }
}
