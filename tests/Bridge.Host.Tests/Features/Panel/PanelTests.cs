using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Sandbox.Tests;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Features.Panel;

/// <summary>The panel in the MLS's own page: what its token opens and what it does not.</summary>
public sealed class PanelTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_token_speaks_for_its_member_alone()
    {
        await using var page = await PanelPage.StartAsync();
        var ticket = await page.Bridge.OpenTicketAsync(MemberHost.Ben);
        var token = (await page.TokenAsync()).GetProperty("token").GetString();

        using var opened = await page.CallAsync(HttpMethod.Post, "/panel/v1/tickets", token, new { subject = "Mine", text = "Words." });
        using var list = await page.CallAsync(HttpMethod.Get, "/panel/v1/tickets", token);
        using var other = await page.CallAsync(HttpMethod.Get, $"/panel/v1/tickets/{ticket}", token);
        using var api = await page.CallAsync(HttpMethod.Get, $"/api/v1/members/{MemberHost.Ada}/tickets", token);
        var tickets = (await list.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("tickets").EnumerateArray().ToList();

        Assert.Equal(HttpStatusCode.Accepted, opened.StatusCode);
        Assert.Equal("Mine", Assert.Single(tickets).GetProperty("subject").GetString());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (other.StatusCode, api.StatusCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CfDJ8forged")]
    [InlineData("mls:M1")]
    public async Task What_is_no_token_opens_nothing(string? token)
    {
        await using var page = await PanelPage.StartAsync();

        using var answer = await page.CallAsync(HttpMethod.Get, "/panel/v1/tickets", token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("tickets", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_ends_when_it_says_so()
    {
        await using var page = await PanelPage.StartAsync("2m");
        var asked = page.Bridge.Clock.GetUtcNow();
        var answer = await page.TokenAsync();
        var token = answer.GetProperty("token").GetString();
        var (least, most) = (asked + TimeSpan.FromSeconds(119), page.Bridge.Clock.GetUtcNow() + TimeSpan.FromMinutes(2)); // whole seconds

        using var before = await page.CallAsync(HttpMethod.Get, "/panel/v1/standing", token);
        page.Bridge.Clock.Leap(TimeSpan.FromMinutes(2));
        using var after = await page.CallAsync(HttpMethod.Get, "/panel/v1/standing", token);

        Assert.InRange(answer.GetProperty("expiresAt").GetDateTimeOffset(), least, most);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Browsers_may_ask_from_the_pages_that_the_settings_name_and_from_no_others()
    {
        await using var page = await PanelPage.StartAsync();

        using var own = await page.CallAsync(HttpMethod.Options, "/panel/v1/tickets", null, origin: page.Address.GetLeftPart(UriPartial.Authority));
        using var other = await page.CallAsync(HttpMethod.Options, "/panel/v1/tickets", null, origin: "https://elsewhere.example.test");
        using var api = await page.CallAsync(HttpMethod.Options, $"/api/v1/members/{MemberHost.Ada}/tickets", null, origin: page.Address.GetLeftPart(UriPartial.Authority));

        Assert.True(own.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(api.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Only_the_panels_own_scripts_are_served()
    {
        await using var page = await PanelPage.StartAsync();

        using var script = await page.CallAsync(HttpMethod.Get, "/panel/mls-support-panel.js", null);
        using var other = await page.CallAsync(HttpMethod.Get, "/panel/..%2Fbridge.yaml", null);

        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_member_uses_it_in_a_real_browser()
    {
        var program = new NodeProgram("playwright-core", output, "panel");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await using var page = await PanelPage.StartAsync();

        await program.AssertPassesAsync(new Uri(page.Address.GetLeftPart(UriPartial.Authority)), "12 passed, 0 failed");
    }
}
