using Bridge.Core.Surveys;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

public sealed class DataverseRatingTests
{
    [Fact]
    public async Task Ratings_come_as_one_to_five_with_their_case()
    {
        await using var host = await DataverseHost.StartAsync();
        var office = await DataverseCaseOffice.OpenAsync(host);
        var rated = new List<string>();
        for (var rating = 1; rating <= 5; rating++)
        {
            rated.Add(await office.AskAsync($"Case {rating}"));
            await office.ChangeAsync(rated[^1], new { customersatisfactioncode = rating });
        }

        await office.AskAsync("Nobody rated this one");
        var responses = await ReadAsync(host, DateTimeOffset.UnixEpoch);

        Assert.Equal([1, 2, 3, 4, 5], responses.Select(response => Assert.Single(response.Answers).Value));
        Assert.Equal(rated.Select(id => $"crm:{id}"), responses.Select(response => response.Contact.ExternalId));
        Assert.All(responses, response => Assert.Equal(new SurveyItem(SurveyQuestion.Satisfied, SurveyScale.OneToFive), response.Answers[0].Item));
    }

    [Fact]
    public async Task A_rating_counts_for_the_time_of_its_resolution_and_cases_from_before_are_left_out()
    {
        await using var host = await DataverseHost.StartAsync();
        var office = await DataverseCaseOffice.OpenAsync(host);
        var id = await office.AskAsync("Done soon");
        await office.ChangeAsync(id, new { customersatisfactioncode = 4 });
        await office.SolveAsync(id);

        var response = Assert.Single(await ReadAsync(host, DateTimeOffset.UnixEpoch));

        Assert.Equal(response.ModifiedAt, response.AnsweredAt);
        Assert.Empty(await ReadAsync(host, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    private static async Task<List<SurveyResponse>> ReadAsync(DataverseHost host, DateTimeOffset since)
    {
        var responses = new List<SurveyResponse>();
        await foreach (var page in host.Connector.OpenResponses(host.ConnectAsHost(new([])).Context).ReadAsync(since, CancellationToken.None))
        {
            responses.AddRange(page);
        }

        return responses;
    }
}
