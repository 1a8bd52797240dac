using System.Security.Cryptography;

namespace Bridge.Sandbox.Dataverse.Access;

/// <summary>Gives access tokens and knows those that live. Safe for use by many threads.</summary>
internal sealed class TokenDesk(DataverseSandboxOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string ClientId, DateTimeOffset Ends)> _tokens = new(StringComparer.Ordinal);

    public string Issue(string clientId)
    {
        var token = $"sandbox.{RandomNumberGenerator.GetHexString(64)}";
        lock (_gate)
        {
            _tokens[token] = (clientId, time.GetUtcNow() + options.TokenLife);
        }

        return token;
    }

    /// <summary>Tells whose token a call carries; null when it is none or has ended.</summary>
    public string? Find(string? authorization)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        lock (_gate)
        {
            return _tokens.TryGetValue(authorization[scheme.Length..], out var token) && token.Ends > time.GetUtcNow() ? token.ClientId : null;
        }
    }

    public void EndAll()
    {
        lock (_gate)
        {
            _tokens.Clear();
        }
    }
}
