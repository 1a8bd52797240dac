using System.Globalization;
using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Bridge.Host.Composition;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Surveys.Responses;
using Bridge.Host.Tests.Cli;

namespace Bridge.Host.Tests.Features.Surveys;

public sealed class SurveyResultsTests
{
    private static readonly SurveyItem _five = new(SurveyQuestion.Satisfied, SurveyScale.OneToFive);
    private static readonly SurveyItem _yesNo = new(SurveyQuestion.Satisfied, SurveyScale.YesNo);

    [Fact]
    public void The_two_best_of_five_count_and_scales_are_never_mixed()
    {
        var results = SurveyResults.Count([Response(1, _five, 3), Response(2, _five, 4), Response(3, _five, 5), Response(4, _yesNo, 1)], null);

        Assert.Equal([new(null, _yesNo, 1, 1), new(null, _five, 3, 2)], results);
    }

    [Fact]
    public void The_last_answer_about_a_contact_counts()
    {
        var results = SurveyResults.Count([Response(1, _five, 5), Response(1, _five, 1) with { AnsweredAt = DateTimeOffset.UnixEpoch.AddHours(1) }], null);

        Assert.Equal([new(null, _five, 1, 0)], results);
    }

    // Computed apart from the product, by the formula.
    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(8, 10, 0.4902, 0.9433)]
    public void The_interval_is_that_of_Wilson(int satisfied, int answers, double low, double high)
    {
        var interval = new SurveyResult(null, _five, answers, satisfied).Interval!.Value; // there are answers

        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public async Task The_verb_tells_all_of_them_and_hides_a_few_answers_about_one_person()
    {
        await using var host = await SurveyHost.StartAsync();
        using var answer = await host.PostAsync(SurveyHost.TokenOf(await host.AskAsync()), ("q1", "5"));
        await host.Members.StopAsync();

        var all = new CliRun { Connectors = ConnectorCatalogue.Open() };
        await all.RunAsync("surveys", "--config", host.Members.SettingsPath);
        var one = new CliRun { Connectors = ConnectorCatalogue.Open() };
        await one.RunAsync("surveys", "--by", "agent", "--json", "--config", host.Members.SettingsPath);

        Assert.Contains("1 contacts, 1 asked, 1 answered", all.Out, StringComparison.Ordinal);
        Assert.Contains("Satisfied (1 to 5): 1 answers, 1 satisfied: 100.0 %", all.Out, StringComparison.Ordinal);
        Assert.Contains("\"by\":\"Rosa Delgado\"", one.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("share", one.Out, StringComparison.Ordinal);
    }

    private static SurveyResponse Response(int contact, SurveyItem item, int value) => new()
    {
        Key = new RecordKey(SurveyStore.Origin, SurveyLinks.NewKey()),
        ModifiedAt = DateTimeOffset.UnixEpoch,
        Contact = new RecordKey("crm", contact.ToString(CultureInfo.InvariantCulture)),
        AnsweredAt = DateTimeOffset.UnixEpoch,
        Answers = [new SurveyAnswer(item, value)],
    };
}
