using System.Security.Cryptography;
using System.Text;

namespace Bridge.Sandbox.Zendesk.Access;

/// <summary>Knows the credentials of the account and issues OAuth tokens.</summary>
/// <remarks>Source: Zendesk API reference, OAuth tokens for grant types; refresh tokens work once and rotate. With an
/// API token anybody verified can be named (Security and authentication).</remarks>
internal sealed class TokenDesk(ZendeskSandboxOptions options, TimeProvider time, Func<string, Caller?> person)
{
    private static readonly string[] _everything = ["read", "write"];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Caller Caller, DateTimeOffset Ends)> _access = [];
    private readonly Dictionary<string, (string Scope, DateTimeOffset Ends)> _refresh = [];
    private readonly Caller _admin = new(Caller.AdminId, "Sandbox Admin", options.Email, "admin", _everything);
    private readonly Caller _agent = new(Caller.AgentId, "Sandbox Agent", options.AgentEmail, "agent", _everything);

    /// <summary>The caller of an Authorization header; anonymous where it is missing or wrong.</summary>
    public Caller Recognise(string? authorization)
    {
        if (authorization?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Basic(authorization["Basic ".Length..].Trim());
        }

        return authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true
            ? Bearer(authorization["Bearer ".Length..].Trim())
            : Caller.Anonymous;
    }

    public bool KnowsClient(string? id, string? secret) => id == options.ClientId && secret == options.ClientSecret;

    /// <summary>Issues an access token with its refresh token.</summary>
    public IssuedToken Issue(string scope, TimeSpan? life, TimeSpan? refreshLife)
    {
        var now = time.GetUtcNow();
        var ends = life ?? options.AccessTokenLife;
        var refreshEnds = refreshLife ?? TimeSpan.FromDays(30);
        var caller = _admin with { Scopes = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        var issued = new IssuedToken(NewToken(), NewToken(), scope, ends, refreshEnds);
        lock (_gate)
        {
            _access[issued.AccessToken] = (caller, now + ends);
            _refresh[issued.RefreshToken] = (scope, now + refreshEnds);
        }

        return issued;
    }

    /// <summary>Takes a refresh token out of use; null where it is unknown, used or too old.</summary>
    public string? Redeem(string? refreshToken)
    {
        lock (_gate)
        {
            return refreshToken is not null && _refresh.Remove(refreshToken, out var known)
                && known.Ends > time.GetUtcNow()
                    ? known.Scope
                    : null;
        }
    }

    private Caller Basic(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return Caller.Anonymous;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text == $"{options.Email}/token:{options.ApiToken}" ? _admin
            : text == $"{options.AgentEmail}/token:{options.ApiToken}" ? _agent
            : text.EndsWith("/token:" + options.ApiToken, StringComparison.Ordinal)
                ? person(text[..text.IndexOf("/token:", StringComparison.Ordinal)]) ?? Caller.Anonymous
            : Caller.Anonymous;
    }

    private Caller Bearer(string token)
    {
        if (token == options.BearerToken)
        {
            return _admin;
        }

        if (token == options.AgentBearerToken)
        {
            return _agent;
        }

        if (token == options.ReadOnlyBearerToken)
        {
            return _admin with { Scopes = ["read"] };
        }

        lock (_gate)
        {
            return _access.TryGetValue(token, out var known) && known.Ends > time.GetUtcNow()
                ? known.Caller
                : Caller.Anonymous;
        }
    }

    private static string NewToken() => RandomNumberGenerator.GetHexString(64, true);
}

/// <summary>An access token and the refresh token that replaces it.</summary>
internal sealed record IssuedToken(
    string AccessToken, string RefreshToken, string Scope, TimeSpan Life, TimeSpan RefreshLife);
