using Bridge.Host.Tests.Features.Surveys;

namespace Bridge.Host.Tests.Features.ChangingCrm;

/// <summary>"Which CRM" is one line: the same settings bring members, standings, tickets and surveys to each, over real HTTP.</summary>
public sealed class ChangingCrmTests
{
    private const int Members = 60;

    [Theory]
    [InlineData("zendesk")]
    [InlineData("salesforce")]
    [InlineData("dataverse")]
    [InlineData("freshdesk")]
    [InlineData("workbook")]
    public async Task The_same_settings_run_the_whole_loop(string crm)
    {
        await using var stage = await LoopStage.StartAsync(crm, Members);
        Assert.Equal(0, (await stage.RunAsync("check")).Code);
        Assert.Equal(0, (await stage.RunAsync("provision", "--apply")).Code);

        // To the CRM: everything once, and nothing the second time.
        var written = new List<long>();
        foreach (var route in new[] { "offices", "members", "standing", "offices", "members", "standing" })
        {
            var summary = await stage.SyncAsync(route);
            Assert.Equal(0, summary.DeadLettered);
            written.Add(summary.Created + summary.Updated);
        }

        var held = await stage.Crm.StandingsAsync(default);
        Assert.Equal<long>([Members, Members, 0, 0, 0], written[1..]);
        Assert.Equal(stage.Signed.Values.CountBy(word => word).OrderBy(word => word.Key), held.OrderBy(word => word.Key));

        // And back: a member asks, is answered, and tells how it was.
        await stage.OpenAsync();
        var member = stage.Signed.Keys.First();
        var (here, there) = await stage.OpenTicketAsync(member);
        await stage.Crm.SolveAsync(there, 0, default);
        stage.Leap(TimeSpan.FromMinutes(2));
        await stage.SyncAsync("tickets");
        stage.Leap(TimeSpan.FromSeconds(10));
        var mail = await stage.Mails.NextAsync();
        using var answer = await stage.AnswerAsync(SurveyHost.TokenOf(mail), "3");
        var shown = (await stage.GetAsync($"/api/v1/members/{member}/tickets/{here}")).GetProperty("ticket");

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(("solved", "I cannot sign in"), (shown.GetProperty("status").GetString(), shown.GetProperty("subject").GetString()));
    }
}
