using System.Net;
using Bridge.Core.Surveys;
using Bridge.Host.Composition;
using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.StatusLines;
using Bridge.Host.Tests.Cli;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Host.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer.Protocol;

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
        var response = Assert.Single(store.Responses.Since(default, 10));

        Assert.Equal("m1@example.test", Assert.Single(mail.To.Mailboxes).Address);
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

    [Fact]
    public async Task A_member_is_not_asked_twice_in_the_quiet_period_and_is_asked_after_it()
    {
        await using var host = await SurveyHost.StartAsync("quiet: 2d");

        await host.AskAsync();
        var second = await host.SolveAsync();
        await host.SyncAsync();
        await host.Members.Log.NextAsync(1801, $"crm:{second}");
        host.Members.Clock.Leap(TimeSpan.FromDays(2));
        await host.AskAsync();

        Assert.Equal(2, host.Mails.All.Count);
    }

    [Fact]
    public async Task A_ticket_that_is_opened_again_before_the_mail_leaves_is_asked_about_after_its_next_solution()
    {
        await using var host = await SurveyHost.StartAsync(rules: "all: { delay: 1h }");
        var id = await host.SolveAsync();
        await host.SyncAsync();
        await host.Members.Log.NextAsync(1811); // decided about while it was solved
        await host.Members.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{id}/comment", """{"body":"Not yet."}""");
        await host.SyncAsync();
        host.Members.Clock.Leap(TimeSpan.FromHours(1));
        await host.Members.Log.NextAsync(1801, "Reopened");
        await host.Members.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{id}/solve", "{}");
        await host.SyncAsync();
        await host.Members.Log.NextAsync(1811);
        host.Members.Clock.Leap(TimeSpan.FromHours(1));

        await host.Members.Log.NextAsync(1800, $"crm:{id}");

        Assert.Single(host.Mails.All);
    }

    [Fact]
    public async Task Mails_wait_for_a_mail_server_that_is_down_and_leave_once_when_it_is_back()
    {
        var gone = await MailServer.StartAsync();
        var port = gone.Port;
        await gone.DisposeAsync();
        await using var host = await SurveyHost.StartAsync(mails: gone);
        await host.SolveAsync();
        await host.SyncAsync();
        await host.Members.Log.NextAsync(1804, "does not answer");
        await using var back = await MailServer.StartAsync(port);

        host.Members.Clock.Leap(TimeSpan.FromMinutes(1));
        await host.Members.Log.NextAsync(1800);

        Assert.Single(back.All);
    }

    [Fact]
    public async Task An_address_that_the_mail_server_refuses_is_set_aside_and_does_not_count_as_asked()
    {
        await using var host = await SurveyHost.StartAsync();
        host.Mails.Refused.Add("m1@example.test");
        await host.SolveAsync();
        await host.SyncAsync();
        var line = await host.Members.Log.NextAsync(1803);
        host.Mails.Refused.Clear();

        await host.AskAsync();

        Assert.Contains("refused the reader's address (550)", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.test", string.Concat(host.Members.Log.All.Where(one => one.EventId is >= 1800 and < 1900).Select(one => one.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_listed_and_can_be_sent_again_and_the_status_tells()
    {
        await using var host = await SurveyHost.StartAsync();
        host.Mails.Refused.Add("m1@example.test");
        var id = await host.SolveAsync();
        await host.SyncAsync();
        await host.Members.Log.NextAsync(1803);
        var listed = await RunAsync("deadletters", "list", "--config", host.Members.SettingsPath);
        var aside = Status(host);
        host.Mails.Refused.Clear();

        var replayed = await RunAsync("deadletters", "replay", "surveys", "--config", host.Members.SettingsPath);
        host.Members.Clock.Leap(TimeSpan.FromSeconds(10));
        await host.Members.Log.NextAsync(1800, $"crm:{id}");

        Assert.Contains($"surveys  crm:{id}", listed, StringComparison.Ordinal);
        Assert.Contains("1 surveys wait again", replayed, StringComparison.Ordinal);
        Assert.Equal((1, 0), (aside, Status(host)));
    }

    [Theory]
    [InlineData(SmtpReplyCode.SizeLimitExceeded, 1803)]
    [InlineData(SmtpReplyCode.MailboxUnavailable, 1803)]
    [InlineData(SmtpReplyCode.InsufficientStorage, 1810)]
    [InlineData(SmtpReplyCode.ServiceUnavailable, 1804)]
    public async Task What_the_mail_server_says_to_the_text_decides_what_happens_next(SmtpReplyCode code, int eventId)
    {
        await using var host = await SurveyHost.StartAsync();
        host.Mails.Answer = _ => Task.FromResult(new SmtpResponse(code, "M1@example.test"));
        await host.SolveAsync();
        await host.SyncAsync();

        var line = await host.Members.Log.NextAsync(eventId);

        Assert.DoesNotContain("example.test", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_whose_fate_nobody_knows_is_never_sent_again()
    {
        await using var host = await SurveyHost.StartAsync();
        var taken = new TaskCompletionSource();
        host.Mails.Answer = async _ =>
        {
            taken.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan);
            return SmtpResponse.Ok;
        };
        var id = await host.SolveAsync();
        await host.SyncAsync();
        await taken.Task;

        host.Members.Clock.Leap(TimeSpan.FromSeconds(31));
        await host.Members.Log.NextAsync(1802, $"crm:{id}");
        host.Mails.Answer = _ => Task.FromResult(SmtpResponse.Ok);
        await host.Members.StopAsync();
        await host.Members.OpenAsync();
        await host.AskAsync(MemberHost.Ben); // so many turns passed by the first one

        Assert.Equal(2, host.Mails.All.Count);
        await host.Members.StopAsync();
        await using var store = host.OpenStore();
        Assert.Equal(1, store.Count(default)[InvitationState.Unknown]);
    }

    private static long Status(SurveyHost host) => host.Members.Services.GetServices<IStatusLine>().Select(line => line.Read()).Single(line => line.Name == "surveys").DeadLetters;

    private static async Task<string> RunAsync(params string[] words)
    {
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };
        Assert.Equal(0, await run.RunAsync(words));
        return run.Out;
    }
}
