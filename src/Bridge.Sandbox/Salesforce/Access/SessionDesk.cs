using System.Security.Cryptography;

namespace Bridge.Sandbox.Salesforce.Access;

/// <summary>Gives access tokens and knows the ones that live. Safe for use by many threads.</summary>
internal sealed class SessionDesk(SalesforceSandboxOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string UserName, DateTimeOffset Ends)> _sessions = new(StringComparer.Ordinal);

    public Session Open(string userName)
    {
        var token = $"00D5g000000ORG1!{RandomNumberGenerator.GetHexString(48)}";
        lock (_gate)
        {
            _sessions[token] = (userName, time.GetUtcNow() + options.SessionLife);
        }

        return new Session(userName, token);
    }

    /// <summary>Finds the session of a call and lets it live on, as use does; null when it has ended.</summary>
    public Session? Find(string? authorization)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var token = authorization[scheme.Length..];
        lock (_gate)
        {
            if (!_sessions.TryGetValue(token, out var session) || session.Ends <= time.GetUtcNow())
            {
                return null;
            }

            _sessions[token] = session with { Ends = time.GetUtcNow() + options.SessionLife };
            return new Session(session.UserName, token);
        }
    }

    /// <summary>Ends every session, as an administrator may.</summary>
    public void EndAll()
    {
        lock (_gate)
        {
            _sessions.Clear();
        }
    }
}
