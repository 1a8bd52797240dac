using System.Net;
using Bridge.Access.Tests.Provider;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Access.Tests;

/// <summary>Attacks on the flow: wrong tokens, replays, mixed-up browsers. Each is refused, and the audit says why.</summary>
public sealed class IdTokenTests : AccessFixture
{
    public static TheoryData<string, string> WrongTokens() => new()
    {
        { "nonce", "nonce differs" },
        { "no nonce", "nonce differs" },
        { "audience", "token is for another audience" },
        { "audience of the other side", "token is for another audience" },
        { "two audiences", "token is for another audience" },
        { "made for another party", "token is for another audience" },
        { "issuer", "token is of another issuer" },
        { "expired", "token is not valid now" },
        { "no end", "token is not valid now" },
        { "not yet", "token is not valid now" },
        { "alg none", "token's signature does not count" },
        { "alg HS256 with the public key", "token's signature does not count" },
        { "key of somebody else", "token's signature does not count" },
        { "unknown key", "token is signed by an unknown key" },
        { "no subject", "subject is missing or too long" },
        { "long subject", "subject is missing or too long" },
        { "not a token", "token cannot be used" },
    };

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_is_refused(string what, string reason)
    {
        var app = await StartAsync();
        Spoil(what);

        var end = await Browser.FollowAsync(app.At("/sign-in/provider?to=/me"));

        Assert.Equal(("/sign-in/refused", HttpStatusCode.Forbidden), (end.Address.AbsolutePath, end.Status));
        Assert.DoesNotContain("bridge-support", Browser.Cookies.Keys);
        Assert.Equal([$"access.sign-in refused unknown: provider ({reason})"], app.Audit());
    }

    [Fact]
    public async Task New_keys_are_taken_at_once_and_made_up_ones_do_not_burden_the_provider()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));
        Assert.Equal(1, Provider.KeyReads);
        Time.Advance(TimeSpan.FromSeconds(11));
        Provider.Key = new TestKey("second");

        var end = await Browser.FollowAsync(app.At("/sign-in/provider?to=/me"));

        Assert.Equal(HttpStatusCode.OK, end.Status);
        Assert.Equal(2, Provider.KeyReads);
        (Provider.Published, Provider.Key) = (Provider.Key, new TestKey("third"));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Browser.FollowAsync(app.At("/sign-in/provider"))).Status);
        }

        Assert.Equal(2, Provider.KeyReads);
    }

    [Fact]
    public async Task A_code_from_another_browser_is_refused()
    {
        var app = await StartAsync();
        using var victim = new Browser();
        var callback = await CallbackAsync(app, Browser);

        var end = await victim.FollowAsync(callback);

        Assert.Equal("/sign-in/refused", end.Address.AbsolutePath);
        Assert.Empty(victim.Cookies);
        Assert.Equal(["access.sign-in refused unknown: provider (state is not of this browser, or was used or is too old)"], app.Audit());
    }

    [Fact]
    public async Task A_callback_works_once_even_with_the_cookie_kept()
    {
        var app = await StartAsync();
        var callback = await CallbackAsync(app, Browser);
        using var thief = new Browser();
        foreach (var (name, value) in Browser.Cookies)
        {
            thief.Cookies[name] = value;
        }

        Assert.Equal(HttpStatusCode.OK, (await Browser.FollowAsync(callback)).Status);
        var replayed = await Browser.FollowAsync(callback);
        var stolen = await thief.FollowAsync(callback);

        Assert.Equal("/sign-in/refused", replayed.Address.AbsolutePath);
        Assert.Equal("/sign-in/refused", stolen.Address.AbsolutePath);
        Assert.Equal(["code"], Provider.Refusals);
        Assert.Equal(
            [
                "access.sign-in done test|u-1: provider",
                "access.sign-in refused unknown: provider (state is not of this browser, or was used or is too old)",
                "access.sign-in refused unknown: provider (provider does not accept the code)",
            ],
            app.Audit());
    }

    [Fact]
    public async Task A_code_of_another_flow_is_refused_by_its_proof_key()
    {
        var app = await StartAsync();
        using var attacker = new Browser();
        var stolen = QueryHelpers.ParseQuery((await CallbackAsync(app, attacker)).Query)["code"].ToString();
        var own = await CallbackAsync(app, Browser);
        var state = QueryHelpers.ParseQuery(own.Query)["state"].ToString();

        var end = await Browser.FollowAsync(app.At(QueryHelpers.AddQueryString("/sign-in/callback", new Dictionary<string, string?> { ["code"] = stolen, ["state"] = state })));

        Assert.Equal("/sign-in/refused", end.Address.AbsolutePath);
        Assert.Equal(["verifier"], Provider.Refusals);
    }

    [Fact]
    public async Task A_flow_that_took_too_long_is_refused()
    {
        var app = await StartAsync();
        var callback = await CallbackAsync(app, Browser);
        Time.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal("/sign-in/refused", (await Browser.FollowAsync(callback)).Address.AbsolutePath);
        Assert.Equal(["access.sign-in refused unknown: provider (state is not of this browser, or was used or is too old)"], app.Audit());
    }

    [Fact]
    public async Task An_answer_of_another_issuer_is_refused()
    {
        var app = await StartAsync();
        var callback = await CallbackAsync(app, Browser);

        var end = await Browser.FollowAsync(new Uri(QueryHelpers.AddQueryString(callback.AbsoluteUri, "iss", "https://other.example")));

        Assert.Equal("/sign-in/refused", end.Address.AbsolutePath);
        Assert.Equal(["access.sign-in refused unknown: provider (token is of another issuer)"], app.Audit());
    }

    [Fact]
    public async Task Nothing_secret_is_logged_or_audited()
    {
        using var log = new TextLog();
        var app = await StartAsync(logger: log);
        var callback = await CallbackAsync(app, Browser);
        await Browser.FollowAsync(callback);
        await Browser.FollowAsync(app.At("/me?email=a%40example.org"));
        var token = Token("bridge-finance", "csr");
        await app.CallAsync("/me?email=a%40example.org", token);

        var session = Browser.Cookies["bridge-support"];
        Assert.NotEmpty(log.Text);
        Assert.All([TestProvider.Secret, session, token.Split('.')[2], "A Name Nobody"], secret =>
            Assert.DoesNotContain(secret, log.Text + app.AuditText(), StringComparison.Ordinal));
        Assert.DoesNotContain("example.org", app.AuditText(), StringComparison.Ordinal);
    }

    private static async Task<Uri> CallbackAsync(SideApp app, Browser browser)
    {
        var toProvider = await browser.GetAsync(app.At("/sign-in/provider"));
        return (await browser.GetAsync(toProvider.Next!)).Next!;
    }

    private void Spoil(string what)
    {
        var now = Time.GetUtcNow();
        Provider.Algorithm = what switch { "alg none" => "none", "alg HS256 with the public key" => "HS256", _ => "RS256" };
        if (what is "key of somebody else" or "unknown key")
        {
            Provider.Published = Provider.Key;
            Provider.Key = new TestKey("stranger", what == "unknown key" ? "stranger" : Provider.Key.Id);
        }

        Provider.Twist = what switch
        {
            "nonce" => claims => claims["nonce"] = "another",
            "no nonce" => claims => claims.Remove("nonce"),
            "audience" => claims => claims["aud"] = "another client",
            "audience of the other side" => claims => claims["aud"] = "bridge-finance",
            "two audiences" => claims => claims["aud"] = new[] { TestProvider.ClientId, "another client" },
            "made for another party" => claims => claims["azp"] = "another client",
            "issuer" => claims => claims["iss"] = "https://other.example",
            "expired" => claims => claims["exp"] = now.AddMinutes(-2).ToUnixTimeSeconds(),
            "no end" => claims => claims.Remove("exp"),
            "not yet" => claims => claims["nbf"] = now.AddMinutes(2).ToUnixTimeSeconds(),
            "no subject" => claims => claims.Remove("sub"),
            "long subject" => claims => claims["sub"] = new string('s', 256),
            _ => _ => { },
        };
        Provider.IsTokenText = what == "not a token";
    }
}
