using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bridge.Access.Settings;
using Bridge.ConnectorKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Bridge.Access.Tests.Provider;

/// <summary>A small OpenID provider that checks what a good one checks, and lies when it is told to.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "the bridge";
    public const string Secret = "s3:cr&t ö";
    private readonly ConcurrentDictionary<string, Grant> _grants = new();
    private readonly ManualTimeProvider _time;
    private readonly WebApplication _app;

    private TestProvider(ManualTimeProvider time, WebApplication app) => (_time, _app) = (time, app);

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The key that signs; it is published unless <see cref="Published"/> says otherwise.</summary>
    public TestKey Key { get; set; } = new("first");

    public TestKey? Published { get; set; }

    public string Algorithm { get; set; } = "RS256";

    public string Subject { get; set; } = "u-1";

    public object? Roles { get; set; } = new[] { "csr" };

    /// <summary>Changes the claims of the next id_tokens.</summary>
    public Action<Dictionary<string, object>> Twist { get; set; } = _ => { };

    public Dictionary<string, object>? UserInfo { get; set; }

    public string? Issuer { get; set; }

    public bool IsDown { get; set; }

    public bool IsTokenDown { get; set; }

    /// <summary>True to send some text in place of the id_token.</summary>
    public bool IsTokenText { get; set; }

    public bool Denies { get; set; }

    public int KeyReads { get; private set; }

    public List<string> Refusals { get; } = [];

    public IQueryCollection? LastAuthorize { get; private set; }

    public IQueryCollection? LastEnd { get; private set; }

    public static async Task<TestProvider> StartAsync(ManualTimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new TestProvider(time, app);
        app.Use((context, next) =>
        {
            if (!provider.IsDown)
            {
                return next(context);
            }

            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        app.MapGet("/.well-known/openid-configuration", provider.Discover);
        app.MapGet("/jwks", provider.Keys);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/userinfo", (HttpRequest request) => request.Headers.Authorization == "Bearer access" ? Results.Json(provider.UserInfo) : Results.Unauthorized());
        app.MapGet("/end", (HttpRequest request) =>
        {
            provider.LastEnd = request.Query;
            return Results.Redirect(request.Query["post_logout_redirect_uri"].ToString());
        });
        await app.StartAsync();
        provider.Address = new Uri(app.Urls.Single());
        return provider;
    }

    public PeopleSettings Settings => new() { Name = "test", Title = "Test & Co", Authority = Address, ClientId = ClientId, ClientSecret = Secret, Scopes = ["profile"] };

    /// <summary>What a right token says.</summary>
    public Dictionary<string, object> Claims(string audience) => new()
    {
        ["iss"] = Address.AbsoluteUri.TrimEnd('/'),
        ["aud"] = audience,
        ["sub"] = Subject,
        ["iat"] = _time.GetUtcNow().ToUnixTimeSeconds(),
        ["exp"] = _time.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds(),
        ["name"] = "A Name Nobody Should Keep",
        ["roles"] = Roles ?? Array.Empty<string>(),
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Discover() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Issuer ?? Address.AbsoluteUri.TrimEnd('/'),
        ["authorization_endpoint"] = new Uri(Address, "authorize?tenant=mls").AbsoluteUri,
        ["token_endpoint"] = new Uri(Address, "token").AbsoluteUri,
        ["userinfo_endpoint"] = new Uri(Address, "userinfo").AbsoluteUri,
        ["end_session_endpoint"] = new Uri(Address, "end").AbsoluteUri,
        ["jwks_uri"] = new Uri(Address, "jwks").AbsoluteUri,
    });

    private IResult Keys()
    {
        KeyReads++;
        return Results.Json(new { keys = new[] { (Published ?? Key).Jwk } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = LastAuthorize = request.Query;
        Require(query["tenant"] == "mls" && query["response_type"] == "code" && query["client_id"] == ClientId && query["scope"] == "openid profile", "request");
        Require(query["code_challenge_method"] == "S256" && query["code_challenge"].ToString().Length == 43, "pkce");
        Require(query["nonce"].ToString().Length >= 43 && query["state"].ToString().Length > 0, "nonce or state");
        var back = query["redirect_uri"].ToString();
        var answer = new Dictionary<string, string?> { ["state"] = query["state"] };
        if (Denies)
        {
            answer["error"] = "access_denied";
        }
        else
        {
            var code = Guid.NewGuid().ToString("N");
            _grants[code] = new Grant(query["code_challenge"].ToString(), query["nonce"].ToString(), back);
            answer["code"] = code;
        }

        return Results.Redirect(QueryHelpers.AddQueryString(back, answer));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        if (IsTokenDown)
        {
            return Results.Text("<html>Bad gateway</html>", "text/html");
        }

        var form = await request.ReadFormAsync();
        var pair = $"{ClientId.Replace(" ", "+", StringComparison.Ordinal)}:{Uri.EscapeDataString(Secret).Replace("%20", "+", StringComparison.Ordinal)}";
        if (!Require(request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}", "client")
            || !Require(_grants.TryRemove(form["code"].ToString(), out var grant), "code")
            || !Require(grant!.Callback == form["redirect_uri"], "callback")
            || !Require(grant.Challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))), "verifier"))
        {
            return Results.Json(new { error = "invalid_grant", error_description = "no" }, statusCode: 400);
        }

        var claims = Claims(ClientId);
        claims["nonce"] = grant.Nonce;
        if (Roles is null)
        {
            claims.Remove("roles");
        }

        Twist(claims);
        return Results.Json(new { access_token = "access", token_type = "Bearer", id_token = IsTokenText ? "text" : Key.Sign(claims, Algorithm) });
    }

    private bool Require(bool isRight, string what)
    {
        if (!isRight)
        {
            Refusals.Add(what);
        }

        return isRight;
    }

    private sealed record Grant(string Challenge, string Nonce, string Callback);
}
