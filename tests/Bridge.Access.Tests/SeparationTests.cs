using System.Net;
using Bridge.Access.Tests.Provider;

namespace Bridge.Access.Tests;

/// <summary>What opens one side opens nothing on the other, whatever role it carries.</summary>
public sealed class SeparationTests : AccessFixture
{
    private const string Ended = "session is not of this side or has ended";

    [Theory]
    [InlineData(Side.Support, "bridge-finance", "/work-with-billing")]
    [InlineData(Side.Support, "bridge-finance", "/serve-members")]
    [InlineData(Side.Finance, "bridge-support", "/work-with-billing")]
    [InlineData(Side.Finance, "bridge-support", "/serve-members")]
    public async Task A_token_of_the_other_side_is_refused_and_noted(Side side, string audience, string path)
    {
        var app = await StartAsync(side);

        var answer = await app.CallAsync(path, Token(audience, [.. Roles.All]));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal([$"access.request refused unknown: GET {path} (token is for another audience)"], app.Audit());
    }

    [Theory]
    [InlineData(Side.Support)]
    [InlineData(Side.Finance)]
    public async Task Keys_of_the_other_side_do_not_count_even_for_this_sides_audience(Side side)
    {
        Provider.Roles = Roles.All;
        var app = await StartAsync(side);
        var right = Provider.Claims(side == Side.Support ? "bridge-support" : "bridge-finance");
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync("/me", Provider.Key.Sign(right))).Status);

        var answer = await app.CallAsync("/me", new TestKey("key of the other side").Sign(right));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(["access.request refused unknown: GET /me (token is signed by an unknown key)"], app.Audit());
    }

    [Theory]
    [InlineData(Side.Support)]
    [InlineData(Side.Finance)]
    public async Task A_session_of_the_other_side_is_refused_under_either_name(Side side)
    {
        var other = side == Side.Support ? Side.Finance : Side.Support;
        var (own, foreign) = side == Side.Support ? ("bridge-support", "bridge-finance") : ("bridge-finance", "bridge-support");
        Provider.Roles = Roles.All;
        var app = await StartAsync(side);
        var neighbour = await StartAsync(other);
        Assert.Equal(HttpStatusCode.OK, (await Browser.FollowAsync(neighbour.At("/sign-in/provider"))).Status);
        var cookie = Browser.Cookies[foreign];

        var asItIs = await app.CallAsync("/me", cookie: $"{foreign}={cookie}");
        var renamed = await app.CallAsync("/me", cookie: $"{own}={cookie}");

        Assert.Equal(HttpStatusCode.Unauthorized, asItIs.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, renamed.Status);
        Assert.Equal(
            ["access.request refused unknown: GET /me (signed in on the other side only)", $"access.request refused unknown: GET /me ({Ended})"], app.Audit());
    }

    [Fact]
    public async Task Both_sides_can_be_signed_in_to_by_one_browser()
    {
        Provider.Roles = new[] { "csr-lead", "finance" };
        var support = await StartAsync(Side.Support);
        var finance = await StartAsync(Side.Finance);

        await Browser.FollowAsync(support.At("/sign-in/provider"));
        await Browser.FollowAsync(finance.At("/sign-in/provider"));

        Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync(support.At("/me"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync(finance.At("/me"))).Status);
    }

    [Fact]
    public async Task A_callback_of_one_side_does_not_work_on_the_other()
    {
        Provider.Roles = Roles.All;
        var support = await StartAsync(Side.Support);
        var finance = await StartAsync(Side.Finance);
        var toProvider = await Browser.GetAsync(support.At("/sign-in/provider"));
        var callback = (await Browser.GetAsync(toProvider.Next!)).Next!;

        var end = await Browser.FollowAsync(finance.At(callback.PathAndQuery));

        Assert.Equal("/sign-in/refused", end.Address.AbsolutePath);
        Assert.Equal(["access.sign-in refused unknown: provider (state is not of this browser, or was used or is too old)"], finance.Audit());
    }

    [Fact]
    public async Task A_page_of_the_other_side_cannot_open_a_web_socket_here()
    {
        var support = await StartAsync(Side.Support);
        var finance = await StartAsync(Side.Finance);
        await Browser.FollowAsync(support.At("/sign-in/provider"));

        var refused = await Browser.GetAsync(support.At("/me"), request =>
        {
            request.Headers.Add("Upgrade", "websocket");
            request.Headers.Add("Origin", finance.Address.AbsoluteUri.TrimEnd('/'));
        });

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "other side")]
    public async Task A_page_of_the_other_side_cannot_change_anything_here(string header, string value)
    {
        var support = await StartAsync(Side.Support);
        var finance = await StartAsync(Side.Finance);
        await Browser.FollowAsync(support.At("/sign-in/provider"));

        var refused = await Browser.SendAsync(HttpMethod.Post, support.At("/change/1"), null,
            request => request.Headers.Add(header, value == "other side" ? finance.Address.AbsoluteUri.TrimEnd('/') : value));
        var own = await Browser.SendAsync(HttpMethod.Post, support.At("/change/1"), null, request => request.Headers.Add("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("changed", own.Text);
        Assert.Contains("access.request refused test|u-1: POST /change/{key} (sent by a page of another origin)", support.Audit());
    }
}
