using System.Net;
using Bridge.Access.Settings;
using Bridge.Audit;

namespace Bridge.Access.Tests;

/// <summary>A trial without a provider.</summary>
public sealed class OneTimeLinkTests : AccessFixture
{
    private static readonly AccessSettings _trial = new() { Trial = true };

    [Theory]
    [InlineData(Side.Support, "csr csr-lead manager mls-admin auditor")]
    [InlineData(Side.Finance, "finance finance-lead auditor")]
    public async Task There_is_a_link_for_each_role_of_the_side(Side side, string roles)
    {
        var app = await StartAsync(side, _trial);

        var links = await app.Links.MakeAsync(app.Address, default);

        Assert.Equal(roles.Split(' '), links.Select(link => link.Role));
        Assert.All(links, link => Assert.Equal(43, link.Address.Segments[^1].Length)); // 256 bits in base64url
        Assert.Equal(links.Select(link => $"access.link-made done bridge: {link.Role}"), app.Audit());
    }

    [Fact]
    public async Task A_link_signs_in_once()
    {
        var app = await StartAsync(settings: _trial);
        var link = (await app.Links.MakeAsync(app.Address, default))[0];
        using var second = new Browser();

        var first = await Browser.FollowAsync(link.Address);
        var me = await Browser.GetAsync(app.At("/me"));
        var again = await second.FollowAsync(link.Address);

        Assert.Equal(("home", "sub=trial|csr role=csr"), (first.Text, me.Text));
        Assert.Equal(HttpStatusCode.Forbidden, again.Status);
        Assert.Contains("does not work any more", again.Text, StringComparison.Ordinal);
        Assert.Empty(second.Cookies);
        Assert.Equal(
            ["access.link-used done trial|csr: one-time link", "access.sign-in done trial|csr: one-time link", "access.link-used refused unknown: one-time link (link was used before)"],
            app.Audit().Skip(5));
    }

    [Fact]
    public async Task Of_many_who_use_a_link_at_once_one_gets_in()
    {
        var app = await StartAsync(settings: _trial);
        var link = (await app.Links.MakeAsync(app.Address, default))[0];

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.CallAsync(link.Address.AbsolutePath)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Equal(19, answers.Count(answer => answer.Status == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_link_ends()
    {
        var app = await StartAsync(settings: _trial);
        var link = (await app.Links.MakeAsync(app.Address, default))[0];
        Time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(HttpStatusCode.Forbidden, (await Browser.GetAsync(link.Address)).Status);
        Assert.Equal("access.link-used refused unknown: one-time link (link is too old)", app.Audit()[^1]);
    }

    [Fact]
    public async Task A_link_that_was_never_made_does_not_work()
    {
        var app = await StartAsync(settings: _trial);

        Assert.Equal(HttpStatusCode.Forbidden, (await Browser.GetAsync(app.At("/sign-in/link/abc"))).Status);
        Assert.Equal(["access.link-used refused unknown: one-time link (link was never made)"], app.Audit());
    }

    [Fact]
    public async Task A_link_of_the_other_side_does_not_work()
    {
        var support = await StartAsync(Side.Support, _trial);
        var finance = await StartAsync(Side.Finance, _trial);
        var auditor = (await finance.Links.MakeAsync(finance.Address, default)).Single(link => link.Role == Roles.Auditor);

        Assert.Equal(HttpStatusCode.Forbidden, (await Browser.GetAsync(support.At(auditor.Address.AbsolutePath))).Status);
    }

    [Theory]
    [InlineData("Host", "bridge.example.org")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    public async Task A_link_works_on_this_machine_only_and_is_not_spent_from_elsewhere(string header, string value)
    {
        var app = await StartAsync(settings: _trial);
        var link = (await app.Links.MakeAsync(app.Address, default))[0];

        var refused = await Browser.GetAsync(link.Address, request => request.Headers.TryAddWithoutValidation(header, value));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("access.link-used refused unknown: one-time link (not asked for on this machine)", app.Audit()[^1]);
        Assert.Equal(HttpStatusCode.OK, (await Browser.FollowAsync(link.Address)).Status);
    }

    [Fact]
    public async Task Without_a_trial_there_are_no_links()
    {
        var app = await StartAsync();

        await Assert.ThrowsAsync<AccessException>(() => app.Links.MakeAsync(app.Address, default));
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/sign-in/link/abc")).Status);
    }

    [Fact]
    public async Task No_link_is_made_for_another_address_or_without_an_audit()
    {
        var app = await StartAsync(settings: _trial);

        await Assert.ThrowsAsync<AccessException>(() => app.Links.MakeAsync(new Uri("http://bridge.example.org"), default));
        await app.Log.DisposeAsync();
        await Assert.ThrowsAsync<AuditException>(() => app.Links.MakeAsync(app.Address, default));
    }
}
