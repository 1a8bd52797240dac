using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bridge.Access.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Access.People;

/// <summary>The sessions that are alive; a cookie counts as long as the one it names is among them. So signing out ends every copy of a cookie.</summary>
/// <remarks>
/// The framework's own session store gives the next person in the same browser the key of the one before, so that whoever planted a cookie
/// would be signed in as them; here each sign-in is a session of its own and ends the one before.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class Sessions(TimeProvider time) : CookieAuthenticationEvents
{
    private const int MostSessions = 10_000;
    private const string Id = "session";
    private readonly ConcurrentDictionary<string, Session> _alive = new(StringComparer.Ordinal);

    /// <summary>What the provider wants to see again when somebody signs out.</summary>
    /// <param name="cookie">What the cookie says.</param>
    /// <returns>The id_token, or null.</returns>
    public string? HintOf(AuthenticationProperties? cookie) => Find(cookie)?.IdToken;

    /// <inheritdoc />
    public override async Task SigningIn(CookieSigningInContext context)
    {
        await EndAsync(context.HttpContext);
        Tidy();
        var id = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        context.Properties.Items.Remove(OpenIdHandler.IdToken, out var idToken); // it stays here; the browser has no use for it
        context.Properties.Items[Id] = id;
        _alive[id] = new Session(idToken, time.GetUtcNow(), context.Properties.ExpiresUtc ?? time.GetUtcNow() + context.Options.ExpireTimeSpan);
    }

    /// <inheritdoc />
    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (Find(context.Properties) is null)
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task SigningOut(CookieSigningOutContext context) => EndAsync(context.HttpContext);

    private async Task EndAsync(Microsoft.AspNetCore.Http.HttpContext context)
    {
        if ((await context.AuthenticateAsync(Schemes.Session)).Properties?.Items.TryGetValue(Id, out var id) == true && id is not null)
        {
            _alive.TryRemove(id, out _);
        }
    }

    private Session? Find(AuthenticationProperties? cookie) =>
        cookie?.Items.TryGetValue(Id, out var id) == true && id is not null && _alive.TryGetValue(id, out var session) && session.Until > time.GetUtcNow() ? session : null;

    // Each took a sign-in at the provider; more than this is an attack, and then the oldest go.
    private void Tidy()
    {
        var over = _alive.Where(one => one.Value.Until <= time.GetUtcNow())
            .Concat(_alive.OrderBy(one => one.Value.Since).Take(_alive.Count - MostSessions + 1));
        foreach (var (id, _) in over.ToList())
        {
            _alive.TryRemove(id, out _);
        }
    }

    private sealed record Session(string? IdToken, DateTimeOffset Since, DateTimeOffset Until);
}
