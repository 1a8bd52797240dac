using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Bridge.Sandbox.Reso.Answers;

namespace Bridge.Sandbox.Reso.Hosts;

/// <summary>Checks who calls, and issues the tokens of hosts that issue any.</summary>
/// <remarks>
/// Source: RFC 6749, 4.3 (password), 4.4 (client credentials), 5.1, 5.2 and 6 (refresh); RESO RCP-026.
/// </remarks>
internal sealed class HostAccess(HostRules rules, TimeSpan lifetime, TimeProvider time)
{
    public const string StaticToken = "sandbox-token";

    /// <summary>Spark knows a second kind of key, which may read 25 rows a page at most.</summary>
    public const string NormalToken = "sandbox-token-normal";

    public const string Client = "sandbox-client";

    public const string Secret = "sandbox-secret";

    public const string User = "sandbox-user";

    public const string Password = "sandbox-password";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _issued = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _refresh = new(StringComparer.Ordinal);
    private int _count;

    public bool Admits(MlsRequest request)
    {
        if (rules.Auth is AuthStyle.ClientCredentials or AuthStyle.Password)
        {
            return request.Token is { } issued && _issued.TryGetValue(issued, out var until) && time.GetUtcNow() < until;
        }

        var token = request.Token;
        if (token is null && rules.Auth == AuthStyle.StaticBearerOrQuery)
        {
            token = request.Options.GetValueOrDefault("access_token");
        }

        return token is StaticToken or NormalToken;
    }

    /// <summary>Answers a call of the token endpoint; the form fields are given by name.</summary>
    public Reply Issue(IReadOnlyDictionary<string, string> form, string? authorization)
    {
        var (client, secret) = Basic(authorization)
            ?? (form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"));
        if (client != Client || secret != Secret)
        {
            return Refuse("invalid_client");
        }

        return (form.GetValueOrDefault("grant_type"), rules.Auth) switch
        {
            ("client_credentials", AuthStyle.ClientCredentials) => Grant(withRefresh: false),
            ("password", AuthStyle.Password) => form.GetValueOrDefault("username") == User
                && form.GetValueOrDefault("password") == Password ? Grant(withRefresh: true) : Refuse("invalid_grant"),
            ("refresh_token", AuthStyle.Password) => _refresh.TryRemove(form.GetValueOrDefault("refresh_token") ?? "", out _)
                ? Grant(withRefresh: true) : Refuse("invalid_grant"),
            _ => Refuse("unsupported_grant_type"),
        };
    }

    /// <summary>Ends every issued token at once.</summary>
    public void Expire() => _issued.Clear();

    private Reply Grant(bool withRefresh)
    {
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        _issued[$"issued-{number}"] = time.GetUtcNow() + lifetime;
        var refresh = "";
        if (withRefresh)
        {
            _refresh[$"refresh-{number}"] = true;
            refresh = $",\"refresh_token\":\"refresh-{number}\"";
        }

        var seconds = ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Json(200, $$"""{"access_token":"issued-{{number}}","expires_in":{{seconds}},"token_type":"Bearer"{{refresh}}}""");
    }

    private static Reply Refuse(string error) => Json(400, $$"""{"error":"{{error}}"}""");

    private static Reply Json(int status, string body) =>
        new(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body));

    private static (string? Client, string? Secret)? Basic(string? authorization)
    {
        if (authorization?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        Span<byte> bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization["Basic ".Length..].Trim(), bytes, out var length))
        {
            return (null, null);
        }

        var parts = Encoding.UTF8.GetString(bytes[..length]).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : (null, null);
    }
}
