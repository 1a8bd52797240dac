using System.Net;
using Bridge.Access.Tests.Provider;

namespace Bridge.Access.Tests;

/// <summary>People sign out, here and at the provider, by the form alone.</summary>
public sealed class SignOutTests : AccessFixture
{
    [Fact]
    public async Task Signing_out_ends_the_session_for_every_copy_of_the_cookie_and_at_the_provider()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));
        var copy = $"bridge-support={Browser.Cookies["bridge-support"]}";
        var ask = await Browser.GetAsync(app.At("/sign-out"));
        var token = ask.Text.Split("value=\"")[1].Split('"')[0];

        var sent = await Browser.SendAsync(HttpMethod.Post, app.At("/sign-out"), new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        var end = await Browser.FollowAsync(sent.Next!);

        Assert.Contains($"form-action 'self' {Provider.Address.AbsoluteUri.TrimEnd('/')}", ask.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("You are signed out", end.Text, StringComparison.Ordinal);
        Assert.Equal(TestProvider.ClientId, Provider.LastEnd!["client_id"]);
        Assert.NotEmpty(Provider.LastEnd["id_token_hint"].ToString());
        Assert.DoesNotContain("bridge-support", Browser.Cookies.Keys);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/me", cookie: copy)).Status);
        Assert.Equal(
            [
                "access.sign-in done test|u-1: provider", "access.sign-out done test|u-1: session",
                "access.request refused unknown: GET /me (session is not of this side or has ended)",
            ],
            app.Audit());
    }

    [Fact]
    public async Task The_cookie_of_forms_is_this_sides_whoever_else_names_it()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));

        await Browser.GetAsync(app.At("/sign-out"));

        var cookie = Browser.SetCookies[^1];
        Assert.StartsWith("bridge-support-forms=", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_needs_the_form()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));

        var answer = await Browser.SendAsync(HttpMethod.Post, app.At("/sign-out"), new FormUrlEncodedContent([new("a", "b")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync(app.At("/me"))).Status);
    }
}
