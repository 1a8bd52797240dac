using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bridge.Access.Requests;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Access;

/// <summary>A link that signs in once.</summary>
/// <param name="Role">As what.</param>
/// <param name="Address">The link; whoever has it can use it.</param>
/// <param name="Until">When it ends.</param>
public sealed record OneTimeLink(string Role, Uri Address, DateTimeOffset Until);

/// <summary>Sign-in for a trial without a provider: one link for each role, on this machine only.</summary>
/// <remarks>Only hashes of the links are kept, in memory.</remarks>
public sealed class OneTimeLinks
{
    /// <summary>First half of the stable id of whoever came by a link: <c>trial|role</c>.</summary>
    public const string Provider = "trial";

    private const int SecretBytes = 32;
    private static readonly TimeSpan _remembered = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, Made> _made = new(StringComparer.Ordinal);
    private readonly AccessContext _access;
    private readonly AccessAudit _audit;
    private readonly TimeProvider _time;

    internal OneTimeLinks(AccessContext access, AccessAudit audit, TimeProvider time) => (_access, _audit, _time) = (access, audit, time);

    /// <summary>Makes a link for each role that opens anything on this side.</summary>
    /// <param name="address">The loopback address at which the side listens.</param>
    /// <param name="cancellationToken">Gives up between two links.</param>
    /// <returns>The links; print them where only the person at this machine sees them.</returns>
    /// <exception cref="AccessException">This is no trial, or the address is not a loopback address.</exception>
    /// <exception cref="Bridge.Audit.AuditException">The audit cannot be written; no link was made.</exception>
    public async Task<IReadOnlyList<OneTimeLink>> MakeAsync(Uri address, CancellationToken cancellationToken)
    {
        if (!_access.Settings.Trial || !address.IsAbsoluteUri || !address.IsLoopback)
        {
            throw new AccessException("One-time links are for a trial on a loopback address.", "Set trial: true, or sign in with the provider.");
        }

        var now = _time.GetUtcNow();
        foreach (var (old, _) in _made.Where(one => one.Value.Until + _remembered < now))
        {
            _made.TryRemove(old, out _);
        }

        var links = new List<OneTimeLink>();
        foreach (var role in PolicyTable.RolesOf(_access.Side))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _audit.DoneAsync(AccessActions.LinkMade, "bridge", role);
            var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
            var until = now + _access.Settings.TrialLinkLifetime;
            _made[HashOf(secret)] = new Made(role, until);
            links.Add(new OneTimeLink(role, new Uri(address, SignInPaths.Link.Replace("{token}", secret, StringComparison.Ordinal)), until));
        }

        return links;
    }

    /// <summary>Spends a link.</summary>
    /// <param name="secret">Its secret.</param>
    /// <returns>The role, or why not.</returns>
    internal LinkUse Use(string secret)
    {
        if (!_made.TryGetValue(HashOf(secret), out var link))
        {
            return new LinkUse(null, RefusalReason.LinkUnknown);
        }

        if (!link.Spend())
        {
            return new LinkUse(null, RefusalReason.LinkUsed);
        }

        return link.Until > _time.GetUtcNow() ? new LinkUse(link.Role, "") : new LinkUse(null, RefusalReason.LinkExpired);
    }

    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed class Made(string role, DateTimeOffset until)
    {
        private int _isSpent;

        public string Role { get; } = role;

        public DateTimeOffset Until { get; } = until;

        public bool Spend() => Interlocked.Exchange(ref _isSpent, 1) == 0;
    }
}

/// <summary>How the use of a link ended.</summary>
/// <param name="Role">The role, or null.</param>
/// <param name="Reason">Why there is none.</param>
internal sealed record LinkUse(string? Role, string Reason);
