using Bridge.Sandbox.Tests;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Features.Surveys;

/// <summary>What a member sees who follows the link of a survey, in a real browser, on a desktop and on a phone.</summary>
public sealed class SurveyBrowserTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Questions_and_links_that_are_used_or_forged_are_whole()
    {
        await using var host = await SurveyHost.StartAsync();
        var open = SurveyHost.TokenOf(await host.AskAsync());
        var used = SurveyHost.TokenOf(await host.AskAsync(MemberApi.MemberHost.Ben));
        using var sent = await host.PostAsync(used, ("q1", "5"));

        await CheckAsync(host, $"/s/{open}?a=4", $"/s/{open}/stop", $"/s/{used}", $"/s/{new string('A', 43)}");
    }

    [Fact]
    public async Task A_yes_or_no_and_a_link_that_has_ended_are_whole()
    {
        await using var host = await SurveyHost.StartAsync("questions: yesNo\n  linkLifetime: 3d");
        var old = SurveyHost.TokenOf(await host.AskAsync());
        host.Members.Clock.Leap(TimeSpan.FromDays(2));
        var open = SurveyHost.TokenOf(await host.AskAsync(MemberApi.MemberHost.Ben));
        host.Members.Clock.Leap(TimeSpan.FromDays(2));

        await CheckAsync(host, $"/s/{open}", $"/s/{old}");
    }

    private async Task CheckAsync(SurveyHost host, params string[] paths)
    {
        var program = new NodeProgram("playwright-core", output, "pages");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await program.AssertPassesAsync(host.Members.At("/"), $"{paths.Length * 2} passed, 0 failed", ["--same-frame", .. paths]);
    }
}
