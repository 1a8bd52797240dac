using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Access.People;

/// <summary>Sessions are kept here; the cookie only names one. So signing out ends it for everybody who has the cookie.</summary>
/// <param name="time">The clock.</param>
internal sealed class Sessions(TimeProvider time) : ITicketStore
{
    private const int MostSessions = 10_000;
    private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        foreach (var (ended, _) in _tickets.Where(one => IsOver(one.Value)))
        {
            _tickets.TryRemove(ended, out _);
        }

        // Each took a sign-in at the provider; more than this is an attack, and then the oldest go.
        foreach (var (oldest, _) in _tickets.OrderBy(one => one.Value.Properties.IssuedUtc).Take(_tickets.Count - MostSessions + 1).ToList())
        {
            _tickets.TryRemove(oldest, out _);
        }

        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        _tickets[key] = ticket;
        return Task.FromResult(key);
    }

    /// <inheritdoc />
    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        // A session that has just ended must not come back through a renewal.
        if (_tickets.TryGetValue(key, out var known))
        {
            _tickets.TryUpdate(key, ticket, known);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        Task.FromResult(_tickets.TryGetValue(key, out var ticket) && !IsOver(ticket) ? ticket : null);

    /// <inheritdoc />
    public Task RemoveAsync(string key)
    {
        _tickets.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    private bool IsOver(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc <= time.GetUtcNow();
}
