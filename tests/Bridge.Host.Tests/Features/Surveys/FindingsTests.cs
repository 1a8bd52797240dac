using System.Net;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Sandbox.Tests;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Features.Surveys;

/// <summary>What managers see of answers and comments.</summary>
public sealed class FindingsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Comments_stand_beside_their_answers_and_bad_ones_can_be_seen_alone()
    {
        await using var host = await SurveyHost.StartAsync();
        await AnswerAsync(host, MemberHost.Ada, "5", "Rosa was <b>quick</b>.");
        await AnswerAsync(host, MemberHost.Ben, "1", "I called twice. My card is 4111 1111 1111 1111.");

        var all = await PageAsync(host, "/surveys");
        var bad = await PageAsync(host, "/surveys?comments=bad&by=group");

        Assert.Contains("2 contacts, 2 asked about, 2 answered (100.0\u00a0%)", all, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">everybody</th><td class=\"text\">Satisfied with the contact</td><td class=\"text\">50.0\u00a0%<small>1 of 2, 95\u00a0% interval", all, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Rosa Delgado</th><td class=\"text\">Satisfied with the contact</td><td class=\"text\">\u2013<small>of 2 answers; a share is shown from 30 on", all, StringComparison.Ordinal);
        Assert.Contains("I called twice. My card is [card number removed].", all, StringComparison.Ordinal);
        Assert.True(all.IndexOf("I called twice", StringComparison.Ordinal) < all.IndexOf("Rosa was", StringComparison.Ordinal)); // the newest first
        Assert.Contains("I called twice", bad, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa was", bad, StringComparison.Ordinal);
        Assert.DoesNotContain(MemberHost.Ben, all, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben Ito", all, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", (await host.Members.GetAsync("/surveys", host.Members.Token("manager"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manager", HttpStatusCode.OK)]
    [InlineData("csr-lead", HttpStatusCode.OK)]
    [InlineData("csr", HttpStatusCode.Forbidden)]
    [InlineData("mls-admin", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    [InlineData("mls-system", HttpStatusCode.Forbidden)]
    public async Task Only_those_who_see_figures_see_comments(string role, HttpStatusCode expected)
    {
        await using var host = await SurveyHost.StartAsync();

        var answer = await host.Members.GetAsync("/surveys", host.Members.Token(role));

        Assert.Equal(expected, answer.Status);
    }

    [Fact]
    public async Task The_page_is_whole_in_a_real_browser()
    {
        var program = new NodeProgram("playwright-core", output, "pages");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await using var host = await SurveyHost.StartAsync();
        await AnswerAsync(host, MemberHost.Ada, "5", "Rosa was quick.");
        await AnswerAsync(host, MemberHost.Ben, "1", "I called twice, waited each time, and nobody knew why the lockbox in Elm Street stays closed.");

        await program.AssertPassesAsync(host.Members.At("/"), "6 passed, 0 failed", $"Bearer {host.Members.Token("manager")}", "/surveys");
    }

    private static async Task AnswerAsync(SurveyHost host, string member, string value, string comment)
    {
        using var sent = await host.PostAsync(SurveyHost.TokenOf(await host.AskAsync(member)), ("q1", value), ("comment", comment));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        host.Members.Clock.Leap(TimeSpan.FromSeconds(1));
    }

    private static async Task<string> PageAsync(SurveyHost host, string path) => WebUtility.HtmlDecode((await host.Members.GetAsync(path, host.Members.Token("manager"))).Text);
}
