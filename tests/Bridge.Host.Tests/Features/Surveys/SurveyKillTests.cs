using System.Globalization;
using Bridge.Host.Features.Surveys.Invitations;
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
        while (await LeftAsync(host) is > 0 and var left)
        {
            using var child = new HostProgram(host.Members.Home).Start("run", "--config", host.Members.SettingsPath, "--urls", "http://127.0.0.1:0");
            var (killed, mails) = (new TaskCompletionSource(), 0);
            host.Mails.Answer = _ => Answer(child, killed, Interlocked.Increment(ref mails) == (kills % 3 == 2 && left > 1 ? 2 : 1), isBefore: kills % 3 == 0);
            await killed.Task.WaitAsync(TimeSpan.FromMinutes(3));
            await child.EndAsync(default);
            kills++;
        }

        await host.Members.OpenAsync(); // what was under way is given up
        await host.Members.Log.NextAsync(1805);
        await host.Members.StopAsync();
        await using var store = host.OpenStore();
        var states = store.Count(default);

        // A mail that was about to leave when the bridge died is of unknown fate too, and may never have left.
        Assert.Equal(host.Mails.All.Count, host.Mails.All.Select(mail => mail.To.Mailboxes.Single().Address).Distinct().Count());
        Assert.InRange(host.Mails.All.Count, states.GetValueOrDefault(InvitationState.Sent), Members);
        Assert.Equal(Members, states.GetValueOrDefault(InvitationState.Sent) + states.GetValueOrDefault(InvitationState.Unknown));
        Assert.InRange(kills, 2, Members);
    }

    // Mails that were never about to leave.
    private static async Task<long> LeftAsync(SurveyHost host)
    {
        await using var store = host.OpenStore();
        var states = store.Count(default);
        return Members - new[] { InvitationState.Sending, InvitationState.Sent, InvitationState.Unknown }.Sum(state => states.GetValueOrDefault(state));
    }

    // Killed before the answer, or right behind it.
    private static Task<SmtpResponse> Answer(ChildProcess child, TaskCompletionSource killed, bool isLast, bool isBefore)
    {
        if (isLast && isBefore)
        {
            child.Kill();
            killed.TrySetResult();
        }
        else if (isLast)
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
