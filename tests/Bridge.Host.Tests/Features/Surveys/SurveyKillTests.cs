using System.Globalization;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Proof.Separation.Staging;
using SmtpServer.Protocol;

namespace Bridge.Host.Tests.Features.Surveys;

/// <summary>The program itself is killed (SIGKILL) while mails leave, again and again.</summary>
public sealed class SurveyKillTests
{
    private const int Members = 9;

    [Fact]
    public async Task No_member_gets_a_second_mail_however_often_the_bridge_is_killed()
    {
        await using var host = await SurveyHost.StartAsync(rules: "none: { channels: [fax] }"); // surveys begin, nobody is asked yet
        for (var number = 1; number <= Members; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"mls:K{number}");
            await host.Members.CrmAsync(HttpMethod.Post, "api/v2/users/create_or_update", $$$"""{"user":{"name":"K","external_id":"{{{id}}}","email":"k{{{number}}}@example.test"}}""");
            await host.SolveAsync(id);
        }

        await host.SyncAsync();
        await host.Members.StopAsync();
        host.Members.Write(more: SurveyHost.Section(host.Mails.Port, "", "all: { delay: 0s }"));
        var kills = 0;
        while (host.Mails.All.Count < Members)
        {
            using var child = new HostProgram(host.Members.Home).Start("run", "--config", host.Members.SettingsPath, "--urls", "http://127.0.0.1:0");
            var killed = new TaskCompletionSource();
            host.Mails.Answer = _ => Answer(child, killed, host.Mails.All.Count % 3);
            await killed.Task.WaitAsync(TimeSpan.FromSeconds(60));
            kills++;
            await child.EndAsync(default);
        }

        await host.Members.OpenAsync(); // what was under way is given up
        await host.Members.Log.NextAsync(1805);
        await host.Members.StopAsync();
        await using var store = host.OpenStore();
        var states = store.Count(default);

        Assert.Equal(Members, host.Mails.All.Select(mail => mail.To.Mailboxes.Single().Address).Distinct().Count());
        Assert.Equal(Members, host.Mails.All.Count);
        Assert.Equal(Members, states.GetValueOrDefault(InvitationState.Sent) + states.GetValueOrDefault(InvitationState.Unknown));
        Assert.InRange(kills, 3, Members);
    }

    // Killed before the answer, right behind it, or not at this mail; the last one ends the child in any case.
    private static Task<SmtpResponse> Answer(Child child, TaskCompletionSource killed, int turn)
    {
        if (turn == 1)
        {
            child.Kill();
            killed.TrySetResult();
        }
        else if (turn == 0)
        {
            _ = Task.Run(() =>
            {
                child.Kill();
                killed.TrySetResult();
            });
        }

        return Task.FromResult(SmtpResponse.Ok);
    }
}
