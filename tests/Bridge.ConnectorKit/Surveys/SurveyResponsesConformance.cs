using Bridge.Core.Surveys;

namespace Bridge.ConnectorKit.Surveys;

/// <summary>What every reading of a help desk's own surveys must keep.</summary>
public abstract class SurveyResponsesConformance : IAsyncLifetime
{
    private IReadsSurveyResponses? _responses;

    /// <summary>Name of the connection.</summary>
    protected abstract string Connection { get; }

    private IReadsSurveyResponses Responses => _responses ?? throw new InvalidOperationException("The system is not started yet.");

    /// <summary>Starts a help desk without any answer.</summary>
    protected abstract Task<IReadsSurveyResponses> StartAsync();

    /// <summary>Stops it.</summary>
    protected abstract Task StopAsync();

    /// <summary>Somebody answers about a ticket of theirs, now.</summary>
    /// <param name="isSatisfied">Whether the answer is the best or the worst there is.</param>
    /// <returns>The help desk's id of the ticket; another one each time.</returns>
    protected abstract Task<string> AnswerAsync(bool isSatisfied);

    async Task IAsyncLifetime.InitializeAsync() => _responses = await StartAsync();

    async Task IAsyncLifetime.DisposeAsync() => await StopAsync();

    [Fact]
    public async Task An_answer_stands_with_its_ticket_on_the_scale_on_which_it_was_given()
    {
        var good = await AnswerAsync(isSatisfied: true);
        var bad = await AnswerAsync(isSatisfied: false);

        var read = (await ReadAsync()).ToDictionary(response => response.Contact.ExternalId);

        Assert.Equal(new[] { $"{Connection}:{good}", $"{Connection}:{bad}" }.Order(), read.Keys.Order());
        var (first, second) = (Assert.Single(read[$"{Connection}:{good}"].Answers), Assert.Single(read[$"{Connection}:{bad}"].Answers));
        Assert.Equal((SurveyQuestion.Satisfied, first.Item.Highest), (first.Item.Question, first.Value));
        Assert.Equal((first.Item, first.Item.Lowest), (second.Item, second.Value));
    }

    [Fact]
    public async Task Reading_again_gives_the_same_answers_under_the_same_keys()
    {
        await AnswerAsync(isSatisfied: true);

        var (first, second) = (await ReadAsync(), await ReadAsync());

        Assert.Equal(Connection, Assert.Single(first).Key.Origin);
        Assert.Equal(first.Select(response => response.Key), second.Select(response => response.Key));
        Assert.Equal(first.Select(response => response.AnsweredAt), second.Select(response => response.AnsweredAt));
    }

    [Fact]
    public async Task Who_it_was_is_left_to_those_who_keep_the_tickets()
    {
        await AnswerAsync(isSatisfied: false);

        var response = Assert.Single(await ReadAsync());

        Assert.Equal((null, null, null, null), (response.MemberId, response.Agent, response.Group, response.Channel));
    }

    [Fact]
    public async Task What_was_answered_before_the_span_is_left_out()
    {
        await AnswerAsync(isSatisfied: true);

        Assert.Empty(await ReadAsync(TimeSpan.FromDays(-365)));
    }

    private async Task<List<SurveyResponse>> ReadAsync(TimeSpan? span = null)
    {
        var read = new List<SurveyResponse>();
        await foreach (var page in Responses.ReadAsync(DateTimeOffset.UtcNow - (span ?? TimeSpan.FromDays(27)), CancellationToken.None))
        {
            read.AddRange(page);
        }

        return read;
    }
}
