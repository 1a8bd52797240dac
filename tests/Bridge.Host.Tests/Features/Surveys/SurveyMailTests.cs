using System.Net;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Tests.Features.MemberApi;

namespace Bridge.Host.Tests.Features.Surveys;

/// <summary>From a solved ticket over a mail to an answer, with a real mail server and help desk.</summary>
public sealed class SurveyMailTests
{
    [Fact]
    public async Task A_solved_ticket_becomes_a_mail_and_the_mail_an_answer()
    {
        await using var host = await SurveyHost.StartAsync();

        var mail = await host.AskAsync();
        var token = SurveyHost.TokenOf(mail);
        using var page = await host.GetAsync($"/s/{token}?a=4");
        using var answer = await host.PostAsync(token, ("q1", "4"), ("q3", "5"), ("comment", "Quick.\r\nCard 4111 1111 1111 1111"));
        await host.Members.StopAsync();
        await using var store = host.OpenStore();
        var response = Assert.Single(store.Responses(default, 10));

        Assert.Equal("M1@example.test", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains("Rosa Delgado helped you", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Rosa Delgado helped you", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, answer.StatusCode));
        Assert.Contains("value=\"4\" required checked", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((MemberHost.Ada, "Rosa Delgado"), (response.MemberId, response.Agent));
        Assert.Equal(
            [new(new(SurveyQuestion.Satisfied, SurveyScale.OneToFive), 4), new(new(SurveyQuestion.Recommend, SurveyScale.OneToFive), 5)], response.Answers);
        Assert.Equal("Quick.\nCard [card number removed]", response.Comment);
    }
}
