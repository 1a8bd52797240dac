using System.Net;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Tests.Cli;
using Bridge.Host.Tests.Features.MemberApi;
using MimeKit;

namespace Bridge.Host.Tests.Features.Surveys;

/// <summary>Who wants no more surveys gets none.</summary>
public sealed class SurveyOptOutTests
{
    [Fact]
    public async Task A_mail_programs_own_button_ends_the_surveys_and_looking_does_not()
    {
        await using var host = await SurveyHost.StartAsync("quiet: 1h");
        var mail = await host.AskAsync();
        var link = LinkOf(mail);
        var path = new Uri(link).AbsolutePath;

        using var looked = await host.GetAsync(path);
        host.Members.Clock.Leap(TimeSpan.FromHours(2));
        var second = await host.AskAsync(); // looking changed nothing
        var pending = await host.Members.GetAsync($"/api/v1/members/{MemberHost.Ada}/survey");
        using var stopped = await host.PostAsync(path[3..], ("List-Unsubscribe", "One-Click"));
        var none = await host.Members.GetAsync($"/api/v1/members/{MemberHost.Ada}/survey");
        host.Members.Clock.Leap(TimeSpan.FromHours(2));
        var contact = await host.SolveAsync();
        await host.SyncAsync();
        await host.Members.Log.NextAsync(1801, $"crm:{contact}");

        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(link, mail.HtmlBody, StringComparison.Ordinal);
        Assert.NotEqual(mail.MessageId, second.MessageId);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (looked.StatusCode, stopped.StatusCode));
        Assert.Contains("Stop asking me", await looked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("We ask you no more", await stopped.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, host.Mails.All.Count);
        Assert.True(pending.Json.TryGetProperty("pending", out var survey) && survey.ValueKind == JsonValueKind.Object, pending.Text);
        Assert.False(none.Json.TryGetProperty("pending", out survey) && survey.ValueKind == JsonValueKind.Object, none.Text);
    }

    [Fact]
    public async Task It_holds_after_a_restart_is_listed_and_can_be_taken_back()
    {
        await using var host = await SurveyHost.StartAsync("quiet: 1h");
        var path = new Uri(LinkOf(await host.AskAsync())).AbsolutePath;
        using var stopped = await host.PostAsync(path[3..]);
        using var again = await host.PostAsync(path[3..]);
        await host.Members.StopAsync();
        host.Members.Clock.Leap(TimeSpan.FromHours(2));
        await host.Members.OpenAsync();
        var contact = await host.SolveAsync();
        await host.SyncAsync();
        await host.Members.Log.NextAsync(1801, $"crm:{contact}");
        await host.AskAsync(MemberHost.Ben); // others are asked

        var summary = await RunAsync("surveys", "--config", host.Members.SettingsPath);
        var listed = await RunAsync("surveys", "--opted-out", "--config", host.Members.SettingsPath);
        var json = await RunAsync("surveys", "--opted-out", "--json", "--config", host.Members.SettingsPath);
        await RunAsync("surveys", "--ask-again", MemberHost.Ada, "--config", host.Members.SettingsPath);
        var missing = new CliRun { Connectors = ConnectorCatalogue.Open() };
        var code = await missing.RunAsync("surveys", "--ask-again", MemberHost.Ada, "--config", host.Members.SettingsPath);
        await host.AskAsync();

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("1 member wants no more surveys", summary, StringComparison.Ordinal);
        Assert.Contains(MemberHost.Ada, listed, StringComparison.Ordinal);
        Assert.StartsWith($"{{\"member\":\"{MemberHost.Ada}\"", json, StringComparison.Ordinal);
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task A_forged_link_ends_nobodys_surveys()
    {
        await using var host = await SurveyHost.StartAsync();
        var token = SurveyHost.TokenOf(await host.AskAsync());
        var forged = (token[0] == 'A' ? 'B' : 'A') + token[1..];

        using var answer = await host.PostAsync($"{forged}/stop");
        using var page = await host.GetAsync($"/s/{forged}/stop");
        var listed = await RunAsync("surveys", "--opted-out", "--config", host.Members.SettingsPath);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, page.StatusCode));
        Assert.Contains("0 members", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_and_answers_stand_among_the_members_interactions_without_comments()
    {
        await using var host = await SurveyHost.StartAsync();
        var token = SurveyHost.TokenOf(await host.AskAsync());
        using var answered = await host.PostAsync(token, ("q1", "4"), ("comment", "Private words"));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);

        var told = "";
        for (var began = TimeProvider.System.GetTimestamp();
            !told.Contains("Answer to a survey", StringComparison.Ordinal) && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(2); await Task.Delay(50))
        {
            host.Members.Clock.Leap(TimeSpan.FromSeconds(2));
            told = (await host.Members.GetAsync($"/api/v1/members/{MemberHost.Ada}/interactions")).Text;
        }

        Assert.Contains("\"channel\":\"email\",\"subject\":\"Survey\",\"outcome\":\"sent\"", told, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"satisfied: 4 of 5\"", told, StringComparison.Ordinal);
        Assert.Contains("\"ticket\":\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Private words", told, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(params string[] words)
    {
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };
        Assert.Equal(0, await run.RunAsync(words));
        return run.Out;
    }

    private static string LinkOf(MimeMessage mail) => mail.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>'); // each mail has the header
}
