using Bridge.Host.Composition;
using Bridge.Host.Features.Status;
using Bridge.Host.StatusLines;
using Bridge.Host.Tests.Cli;
using Bridge.Host.Tests.Features.Surveys;
using Bridge.Host.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Host.Tests.Features.Freshdesk;

/// <summary>A help desk without the field for the bridge's keys: the administrator is told, nothing is lost.</summary>
public sealed class MissingKeyFieldTests
{
    private static readonly TimeSpan _hold = TimeSpan.FromMinutes(16); // the outbox comes back after 15 minutes

    [Fact]
    public async Task A_follow_up_waits_with_a_sentence_on_the_status_page_until_the_field_is_made()
    {
        await using var mails = await MailServer.StartAsync();
        await using var desk = await FreshdeskDesk.StartAsync(SurveyHost.Section(mails.Port, "followUp: { group: Escalation }", "all: { delay: 0s }"), hasKeyField: false);
        await AnswerBadlyAsync(desk, mails);

        var first = await HeldAsync(desk);
        var second = await LeapUntilAsync(desk, HeldAsync(desk)); // this time it was looked up first, as it might have arrived
        await desk.MakeKeyFieldAsync();
        await LeapUntilAsync(desk, desk.Host.Log.NextAsync(1505));

        foreach (var line in new[] { first, second })
        {
            Assert.Equal((1L, 0L), (line.Waiting, line.DeadLetters));
            Assert.Contains("follow-ups of surveys wait. Run 'bridge provision --apply'", line.Message, StringComparison.Ordinal);
        }

        Assert.Single(await desk.TicketsAsync(), ticket => ticket.GetProperty("subject").GetString()!.Contains("survey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_says_that_requests_and_follow_ups_wait()
    {
        await using var desk = await FreshdeskDesk.StartAsync(hasKeyField: false);
        var without = new CliRun { Connectors = ConnectorCatalogue.Open() };
        var with = new CliRun { Connectors = ConnectorCatalogue.Open() };

        await without.RunAsync("check", "--online", "-c", desk.Host.SettingsPath);
        await desk.MakeKeyFieldAsync();
        await with.RunAsync("check", "--online", "-c", desk.Host.SettingsPath);

        Assert.Contains("fields of memberApi: 1 missing: custom_fields.cf_mls_bridge_key. Until 'bridge provision --apply' has made it, members' requests and follow-ups of surveys wait", without.Out, StringComparison.Ordinal);
        Assert.Contains("fields of memberApi: All are there.", with.Out, StringComparison.Ordinal);
    }

    private static async Task AnswerBadlyAsync(FreshdeskDesk desk, MailServer mails)
    {
        var asked = await desk.CrmAsync(HttpMethod.Post, "api/v2/tickets", """{"subject":"Help","description":"Please.","unique_external_id":"mls:M1","status":2,"priority":1}""");
        await desk.SolveAsync(asked.GetProperty("id").ToString());
        await desk.SyncAsync();
        desk.Host.Clock.Leap(TimeSpan.FromSeconds(10));
        var token = SurveyHost.TokenOf(await mails.NextAsync());
        using var http = new HttpClient { DefaultRequestHeaders = { { "Accept", "text/html" } } };
        using var answer = await http.PostAsync(desk.Host.At($"/s/{token}"), new FormUrlEncodedContent([KeyValuePair.Create("q1", "1")]));
        Assert.True(answer.IsSuccessStatusCode);
    }

    // When the outbox comes back is reckoned a moment after the status page tells that it waits: a leap may come too early, so it is tried again.
    private static async Task<T> LeapUntilAsync<T>(FreshdeskDesk desk, Task<T> happening)
    {
        while (!happening.IsCompleted)
        {
            desk.Host.Clock.Leap(_hold);
            await Task.WhenAny(happening, Task.Delay(500));
        }

        return await happening;
    }

    // The line of the log comes a moment before the outbox knows it.
    private static async Task<RouteStatus> HeldAsync(FreshdeskDesk desk)
    {
        await desk.Host.Log.NextAsync(1502, "MLS bridge key");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var status = await desk.Host.Services.GetRequiredService<StatusReader>().ReadAsync(patience.Token);
            var line = status.Routes.Single(route => route.Name == "outbox");
            if (line.State == "Faulted")
            {
                return line;
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
