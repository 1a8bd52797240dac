using System.Net;
using Bridge.Access.Settings;
using Bridge.Access.Tests.Provider;

namespace Bridge.Access.Tests;

/// <summary>Machines present tokens.</summary>
public sealed class MachineTests : AccessFixture
{
    [Fact]
    public async Task A_machine_is_known_by_a_stable_id_and_its_roles()
    {
        var app = await StartAsync();

        var answer = await app.CallAsync("/me", Token("bridge-support", "csr", "nonsense"));

        Assert.Equal((HttpStatusCode.OK, "sub=machines|u-1 role=csr"), (answer.Status, answer.Text));
        Assert.Empty(app.Audit());
    }

    [Theory]
    [InlineData("audience", "token is for another audience")]
    [InlineData("issuer", "token is of another issuer")]
    [InlineData("expired", "token is not valid now")]
    [InlineData("no end", "token is not valid now")]
    [InlineData("none", "token's signature does not count")]
    [InlineData("HS256", "token's signature does not count")]
    [InlineData("unknown key", "token is signed by an unknown key")]
    [InlineData("no subject", "subject is missing or too long")]
    [InlineData("text", "token cannot be used")]
    public async Task A_wrong_token_gets_a_problem_and_an_audit_entry(string what, string reason)
    {
        var app = await StartAsync();
        Provider.Roles = new[] { "csr" };
        var claims = Provider.Claims(what == "audience" ? "bridge-finance" : "bridge-support");
        (claims["iss"], claims["exp"]) = (what == "issuer" ? "https://other.example" : claims["iss"], what == "expired" ? Time.GetUtcNow().AddMinutes(-2).ToUnixTimeSeconds() : claims["exp"]);
        claims.Remove(what switch { "no end" => "exp", "no subject" => "sub", _ => "-" });
        var key = what == "unknown key" ? new TestKey("stranger") : Provider.Key;

        var answer = await app.CallAsync("/me?token=x", what == "text" ? "text" : key.Sign(claims, what is "none" or "HS256" ? what : "RS256"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers["WWW-Authenticate"]);
        Assert.Equal([$"access.request refused unknown: GET /me ({reason})"], app.Audit());
    }

    [Fact]
    public async Task The_first_token_after_a_change_of_keys_is_taken()
    {
        var app = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync("/me", Token("bridge-support", "csr"))).Status);
        Time.Advance(TimeSpan.FromSeconds(11));
        Provider.Key = new TestKey("second");

        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync("/me", Token("bridge-support", "csr"))).Status);
    }

    [Fact]
    public async Task Keys_from_a_file_do_without_a_provider()
    {
        foreach (var text in new[] { Provider.Key.PublicPem, System.Text.Json.JsonSerializer.Serialize(new { keys = new[] { Provider.Key.Jwk } }) })
        {
            var path = Path.GetTempFileName();
            await File.WriteAllTextAsync(path, text);
            var issuer = Provider.Address.AbsoluteUri.TrimEnd('/');
            var app = await StartAsync(settings: new AccessSettings { Machines = new MachineSettings { KeyFile = path, Issuer = issuer, RolesClaim = "scope" } });
            File.Delete(path);
            var claims = Provider.Claims("bridge-support");
            claims["scope"] = "openid csr";

            Assert.Equal("sub=machine|u-1 role=csr", (await app.CallAsync("/me", Provider.Key.Sign(claims))).Text);
            claims["iss"] = "https://other.example";
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/me", Provider.Key.Sign(claims))).Status);
            Assert.Equal(0, Provider.KeyReads);
        }
    }

    [Fact]
    public async Task Without_settings_no_token_counts()
    {
        var app = await StartAsync(settings: new AccessSettings { People = Provider.Settings });

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/me", Token("bridge-support", "csr"))).Status);
        Assert.Equal(["access.request refused unknown: GET /me (no machine may call)"], app.Audit());
    }

    [Fact]
    public async Task A_session_does_not_help_a_wrong_token()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));

        var answer = await app.CallAsync("/me", "text", $"bridge-support={Browser.Cookies["bridge-support"]}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task An_issuer_that_is_down_closes_the_door()
    {
        var app = await StartAsync();
        var token = Token("bridge-support", "csr");
        Provider.IsDown = true;

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/me", token)).Status);
        Assert.Equal(["access.request refused unknown: GET /me (provider cannot be reached)"], app.Audit());
    }
}
