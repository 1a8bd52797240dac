using System.Globalization;
using System.Net;
using Bridge.Access.Settings;

namespace Bridge.Access.Tests;

/// <summary>Limits, headers, and what happens without an audit.</summary>
public sealed class RequestTests : AccessFixture
{
    [Fact]
    public async Task Each_subject_has_a_limit_of_its_own()
    {
        var app = await StartAsync(settings: Settings with { Rates = new RateSettings { PerSubject = 3 } });
        var (one, other) = (Token("bridge-support", "csr"), OtherToken());
        for (var number = 0; number < 3; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await app.CallAsync("/me", one)).Status);
        }

        var refused = await app.CallAsync("/me", one);

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.Status, refused.Headers["Content-Type"]));
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync("/me", other)).Status);
    }

    [Fact]
    public async Task An_address_that_guesses_tokens_is_stopped()
    {
        var app = await StartAsync(settings: Settings with { Rates = new RateSettings { PerAddress = 3 } });

        var answers = new List<Answer>();
        for (var number = 0; number < 5; number++)
        {
            answers.Add(await app.CallAsync("/me", "text"));
        }

        Assert.Equal([401, 401, 401, 429, 429], answers.Select(answer => (int)answer.Status));
        Assert.Equal(3, app.Audit().Count);
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync("/me", Token("bridge-support", "csr"))).Status);
    }

    [Fact]
    public async Task The_pages_of_sign_in_have_a_limit_the_callback_too()
    {
        var app = await StartAsync(settings: Settings with { Rates = new RateSettings { SignIn = 2 } });
        await Browser.GetAsync(app.At("/sign-in/callback?state=a&code=b"));
        await Browser.GetAsync(app.At("/sign-in/callback?state=a&code=b"));

        var refused = await Browser.GetAsync(app.At("/sign-in/callback?state=a&code=b"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html; charset=utf-8"), (refused.Status, refused.Headers["Content-Type"]));
        Assert.NotEmpty(refused.Headers["Retry-After"]);
        Assert.Equal(2, app.Audit().Count);
    }

    [Theory]
    [InlineData("/me")]
    [InlineData("/see-routes")]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    public async Task Every_page_says_what_it_never_does(string path)
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));

        var answer = await Browser.GetAsync(app.At(path));

        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/fault", 500, "The bridge met a fault of its own.")]
    [InlineData("/without-words", 404, "Nothing is here.")]
    [InlineData("/number?every=often", 400, "The address cannot be read.")]
    public async Task Whatever_goes_wrong_a_person_reads_what_it_was_and_finds_the_way_back(string path, int status, string title)
    {
        var app = await StartAsync();

        var answer = await Browser.GetAsync(app.At(path));

        Assert.Equal((status, "text/html; charset=utf-8"), ((int)answer.Status, answer.Headers["Content-Type"]));
        Assert.Contains($"<h1>{title}</h1>", answer.Text, StringComparison.Ordinal);
        Assert.Contains("<a class=\"way\" href=\"/\">", answer.Text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_bridge_is_told_with_its_place_and_without_what_it_held()
    {
        using var log = new TextLog();
        var app = await StartAsync(logger: log);

        var answer = await app.CallAsync("/fault");

        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.Contains("(GET /fault) met a fault of the bridge: InvalidOperationException in Bridge.Access.Tests.SideApp", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a record's value", answer.Text + log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_may_be_kept() =>
        Assert.Equal("public, max-age=3600", (await (await StartAsync()).CallAsync("/sign-in/style.css")).Headers["Cache-Control"]);

    [Fact]
    public async Task Without_an_audit_nobody_signs_in_and_refusals_stay_refusals()
    {
        var app = await StartAsync();
        await app.Log.DisposeAsync();

        var signIn = await Browser.FollowAsync(app.At("/sign-in/provider?to=/me"));
        var refused = await app.CallAsync("/me", Token("bridge-support", "auditor"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, signIn.Status);
        Assert.Contains("The audit cannot be written", signIn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("bridge-support", Browser.Cookies.Keys);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (refused.Status, refused.Headers["Content-Type"]));
    }

    [Fact]
    public async Task Without_an_audit_a_link_is_spent_and_opens_nothing()
    {
        var app = await StartAsync(settings: new AccessSettings { Trial = true });
        var link = (await app.Links.MakeAsync(app.Address, default))[0];
        await app.Log.DisposeAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Browser.GetAsync(link.Address)).Status);
        Assert.Empty(Browser.Cookies);
    }

    [Fact]
    public async Task Without_an_audit_a_session_ends_all_the_same()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));
        var copy = $"bridge-support={Browser.Cookies["bridge-support"]}";
        var token = (await Browser.GetAsync(app.At("/sign-out"))).Text.Split("value=\"")[1].Split('"')[0];
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync("/me", cookie: copy)).Status);
        await app.Log.DisposeAsync();

        var answer = await Browser.SendAsync(HttpMethod.Post, app.At("/sign-out"), new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotEqual(HttpStatusCode.OK, (await app.CallAsync("/me", cookie: copy)).Status);
    }

    [Fact]
    public async Task The_sign_in_page_says_what_can_be_done()
    {
        var none = await (await StartAsync(settings: new AccessSettings())).CallAsync("/sign-in");
        var trial = await (await StartAsync(settings: new AccessSettings { Trial = true })).CallAsync("/sign-in");

        Assert.Contains("people.authority", none.Text, StringComparison.Ordinal);
        Assert.Contains("use one of the links", trial.Text, StringComparison.Ordinal);
    }

    private string OtherToken()
    {
        Provider.Subject = "u-2";
        return Token("bridge-support", "csr");
    }
}
