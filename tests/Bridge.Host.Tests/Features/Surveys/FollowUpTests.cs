using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Surveys.Responses;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Surveys;
using Bridge.Host.Tests.Features.MemberApi;

namespace Bridge.Host.Tests.Features.Surveys;

public sealed class FollowUpTests
{
    private const string Care = "followUp: { group: Care }";

    [Fact]
    public async Task A_bad_answer_opens_one_ticket_in_the_group()
    {
        await using var host = await SurveyHost.StartAsync(Care);
        var token = SurveyHost.TokenOf(await host.AskAsync());

        using var answer = await host.PostAsync(token, ("q1", "2"), ("comment", "Nobody called back."));
        await host.Members.Log.NextAsync(1505);
        var page = await answer.Content.ReadAsStringAsync();
        var groups = (await host.Members.CrmAsync(HttpMethod.Get, "api/v2/groups")).GetProperty("groups").EnumerateArray();
        var care = groups.Single(group => group.GetProperty("name").GetString() == "Care").GetProperty("id").GetInt64();
        var ticket = Assert.Single(await host.Members.CrmTicketsAsync(), ticket => ticket.GetProperty("subject").GetString()!.Contains("survey", StringComparison.Ordinal));

        Assert.Contains("will get in touch", page, StringComparison.Ordinal);
        Assert.Equal(care, ticket.GetProperty("group_id").GetInt64());
        Assert.Contains("Nobody called back.", ticket.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Contains("2/5", ticket.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_answer_opens_none()
    {
        await using var host = await SurveyHost.StartAsync(Care);
        var token = SurveyHost.TokenOf(await host.AskAsync());
        using var answer = await host.PostAsync(token, ("q1", "3"));
        await host.Members.StopAsync();

        await using var store = host.OpenStore();

        Assert.Empty(store.Responses.FollowUpsDue(10));
        Assert.DoesNotContain("will get in touch", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_the_help_desk_does_not_have_sets_the_ticket_aside()
    {
        await using var host = await SurveyHost.StartAsync("followUp: { group: Nobody }");
        var token = SurveyHost.TokenOf(await host.AskAsync());

        using var answer = await host.PostAsync(token, ("q1", "1"));
        var line = await host.Members.Log.NextAsync(1501);

        Assert.Contains("no group 'Nobody'", line.Text, StringComparison.Ordinal);
    }

    // Between the outbox and the note that it has the ticket lies a crash, and the settings change before the next start.
    [Fact]
    public async Task A_crash_between_the_stores_opens_no_second_ticket()
    {
        await using var host = await SurveyHost.StartAsync(Care);
        await host.Members.StopAsync();
        await using var store = host.OpenStore();
        await using var outbox = OutboxStore.Open(OutboxStore.PathBeside(Path.Combine(host.Members.Home, "bridge.db")), host.Members.Clock);
        await store.Responses.AnswerAsync(Bad(), isDue: true);
        var before = Assert.Single(store.Responses.FollowUpsDue(10));

        await new FollowUps(Settings("Care"), store, outbox).OpenAsync();
        var request = outbox.TicketsUnderWay("crm", MemberHost.Ada, 10, DateTimeOffset.MaxValue);
        await using var again = SurveyStore.Open(Path.Combine(host.Members.Home, "before", "surveys.db"), host.Members.Clock);
        await again.Responses.AnswerAsync(before, isDue: true);
        await new FollowUps(Settings("Other"), again, outbox).OpenAsync();

        Assert.Equal(Assert.Single(request).Key, Assert.Single(outbox.TicketsUnderWay("crm", MemberHost.Ada, 10, DateTimeOffset.MaxValue)).Key);
        Assert.Empty(again.Responses.FollowUpsDue(10));
    }

    private static SurveyResponse Bad() => new()
    {
        Key = new RecordKey(SurveyStore.Origin, SurveyLinks.NewKey()),
        ModifiedAt = DateTimeOffset.UnixEpoch,
        Contact = new RecordKey("crm", "1"),
        MemberId = MemberHost.Ada,
        AnsweredAt = DateTimeOffset.UnixEpoch,
        Answers = [new SurveyAnswer(SurveyQuestions.ByWord[SurveyQuestions.YesNo], 0)],
    };

    private static SurveySettings Settings(string group) => new()
    {
        Desk = "crm",
        PublicAddress = new Uri("https://ask.example.test/"),
        Mail = new MailSettings { Host = "127.0.0.1", Port = 9, Security = MailSecurity.None, FromAddress = "a@example.test" },
        Seed = "test",
        FollowUp = new SurveyFollowUp(group, SurveyFollowUp.Usual),
        Languages = [new SurveyWords("en", SurveyTexts.BuiltIn["en"])],
        Rules = [],
    };
}
