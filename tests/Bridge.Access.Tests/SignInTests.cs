using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Access.Tests;

/// <summary>People sign in at the provider: the whole way with real redirects.</summary>
public sealed class SignInTests : AccessFixture
{
    [Fact]
    public async Task A_person_gets_where_they_wanted_with_a_stable_id_and_their_roles()
    {
        var app = await StartAsync();
        Provider.Roles = new[] { "csr", "king", "CSR" };

        var page = await Browser.FollowAsync(app.At("/me?a=1&b=%2F"));
        Assert.Contains("Sign in with Test &amp; Co", page.Text, StringComparison.Ordinal);
        var end = await Browser.FollowAsync(app.At("/sign-in/provider?to=%2Fme%3Fa%3D1"));

        Assert.Equal((HttpStatusCode.OK, "sub=test|u-1 role=csr"), (end.Status, end.Text));
        Assert.Equal("/me?a=1", end.Address.PathAndQuery);
        Assert.Empty(Provider.Refusals);
        Assert.Equal(["access.request refused address|127.0.0.1: GET /me (not signed in)", "access.sign-in done test|u-1: provider"], app.Audit());
    }

    [Fact]
    public async Task The_sign_in_page_leads_to_the_provider_and_back_to_the_page_that_was_asked_for()
    {
        var app = await StartAsync();

        var page = await Browser.FollowAsync(app.At("/me?a=1&b=%2F"));
        var link = WebUtility.HtmlDecode(page.Text.Split("class=\"way\" href=\"")[1].Split('"')[0]);
        var end = await Browser.FollowAsync(app.At(link));

        Assert.Equal("/me?a=1&b=%2F", end.Address.PathAndQuery);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("~//evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string to)
    {
        var app = await StartAsync();

        var end = await Browser.FollowAsync(app.At(QueryHelpers.AddQueryString("/sign-in/provider", "to", to)));

        Assert.Equal(app.At("/"), end.Address);
        Assert.DoesNotContain("evil", (await Browser.GetAsync(app.At(QueryHelpers.AddQueryString("/sign-in", "to", to)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_is_for_this_side_and_not_for_scripts()
    {
        var app = await StartAsync();

        await Browser.FollowAsync(app.At("/sign-in/provider"));

        var session = Browser.SetCookies.Single(cookie => cookie.StartsWith("bridge-support=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", session, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task By_https_the_cookies_are_bound_to_host_and_scheme_and_the_callback_is_the_public_address()
    {
        var app = await StartAsync(settings: Settings with { PublicAddress = new Uri("https://bridge.example.org") });

        var toProvider = await Browser.GetAsync(app.At("/sign-in/provider"));

        Assert.Equal("https://bridge.example.org/sign-in/callback", QueryHelpers.ParseQuery(toProvider.Next!.Query)["redirect_uri"]);
        Assert.All(Browser.SetCookies, cookie =>
        {
            Assert.StartsWith("__Host-bridge-support", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.NotEmpty(Browser.SetCookies);
        Assert.Equal("max-age=31536000", toProvider.Headers["Strict-Transport-Security"]);
    }

    [Fact]
    public async Task Somebody_without_a_role_gets_a_page_that_says_so_and_no_session()
    {
        var app = await StartAsync();
        Provider.Roles = new[] { "finance", "guest" };

        var end = await Browser.FollowAsync(app.At("/sign-in/provider"));

        Assert.Equal(HttpStatusCode.Forbidden, end.Status);
        Assert.Contains("You have no access here", end.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("bridge-support", Browser.Cookies.Keys);
        Assert.Equal(["access.sign-in refused test|u-1: provider (no role)"], app.Audit());
        await Browser.GetAsync(app.At("/sign-in/provider?again=true"));
        await Browser.FollowAsync(app.At("/sign-in/provider?again=true"));
        Assert.Equal("login", Provider.LastAuthorize!["prompt"]);
    }

    [Fact]
    public async Task Roles_can_be_mapped_and_found_by_a_path()
    {
        Provider.Twist = claims => claims["realm_access"] = new { roles = new[] { "MLS Service", "csr" } };
        var people = Provider.Settings with { RolesClaim = "realm_access.roles", Roles = new Dictionary<string, string> { ["MLS Service"] = "csr-lead" } };
        var app = await StartAsync(settings: Settings with { People = people });

        var end = await Browser.FollowAsync(app.At("/sign-in/provider?to=/me"));

        Assert.Equal("sub=test|u-1 role=csr-lead", end.Text);
    }

    [Fact]
    public async Task Roles_come_from_the_user_info_when_the_token_names_none()
    {
        Provider.Roles = null;
        Provider.UserInfo = new() { ["sub"] = "u-1", ["roles"] = "manager" };
        var app = await StartAsync();

        var end = await Browser.FollowAsync(app.At("/sign-in/provider?to=/me"));

        Assert.Equal("sub=test|u-1 role=manager", end.Text);
    }

    [Fact]
    public async Task User_info_about_somebody_else_is_refused()
    {
        Provider.Roles = null;
        Provider.UserInfo = new() { ["sub"] = "u-2", ["roles"] = "manager" };
        var app = await StartAsync();

        var end = await Browser.FollowAsync(app.At("/sign-in/provider?to=/me"));

        Assert.Equal(HttpStatusCode.Forbidden, end.Status);
        Assert.Equal(["access.sign-in refused unknown: provider (subject is missing or too long)"], app.Audit());
    }

    [Fact]
    public async Task A_session_ends_after_its_lifetime_whatever_happens_between()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));
        for (var hour = 0; hour < 7; hour++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync(app.At("/me"))).Status);
        }

        Time.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(HttpStatusCode.Redirect, (await Browser.GetAsync(app.At("/me"))).Status);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_told_in_words_and_found_again()
    {
        var app = await StartAsync();
        Provider.IsDown = true;

        var down = await Browser.GetAsync(app.At("/sign-in/provider"));
        Provider.IsDown = false;
        Time.Advance(TimeSpan.FromSeconds(11));
        var end = await Browser.FollowAsync(app.At("/sign-in/provider?to=/me"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.Status);
        Assert.Contains("The sign-in provider does not answer", down.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, end.Status);
    }

    [Fact]
    public async Task A_provider_that_falls_silent_in_between_is_told_in_words()
    {
        var app = await StartAsync();
        Provider.IsTokenDown = true;

        var end = await Browser.FollowAsync(app.At("/sign-in/provider"));

        Assert.Equal("/sign-in/unreachable", end.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, end.Status);
        Assert.Equal(["access.sign-in refused unknown: provider (provider cannot be reached)"], app.Audit());
    }

    [Fact]
    public async Task A_provider_that_names_another_issuer_is_not_used()
    {
        var app = await StartAsync();
        Provider.Issuer = "https://other.example";

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Browser.GetAsync(app.At("/sign-in/provider"))).Status);
    }

    [Fact]
    public async Task A_person_whom_the_provider_refuses_is_told()
    {
        var app = await StartAsync();
        Provider.Denies = true;

        var end = await Browser.FollowAsync(app.At("/sign-in/provider"));

        Assert.Equal("/sign-in/refused", end.Address.AbsolutePath);
        Assert.Equal(["access.sign-in refused unknown: provider (provider refused)"], app.Audit());
    }

    [Fact]
    public async Task Another_host_name_does_not_start_a_sign_in()
    {
        var app = await StartAsync();

        var answer = await Browser.GetAsync(app.At("/sign-in/provider"), request => request.Headers.Host = "evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("own machine only", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_planted_a_session_is_not_signed_in_as_the_next_person()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));
        var planted = $"bridge-support={Browser.Cookies["bridge-support"]}";
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync("/me", cookie: planted)).Status);
        (Provider.Subject, Provider.Roles) = ("u-2", new[] { "manager" });

        await Browser.FollowAsync(app.At("/sign-in/provider"));

        Assert.Equal("sub=test|u-2 role=manager", (await Browser.GetAsync(app.At("/me"))).Text);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/me", cookie: planted)).Status);
    }
}
