using System.Net.Http.Headers;
using System.Text;

namespace Bridge.Connectors.Zendesk.Access;

/// <summary>Gives the authorization header of a connection. Safe for parallel use.</summary>
internal interface IZendeskSignIn
{
    /// <summary>Gives the header that holds now.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The header.</returns>
    ValueTask<AuthenticationHeaderValue> HeaderAsync(CancellationToken cancellationToken);

    /// <summary>Takes back a header that Zendesk no longer accepts.</summary>
    /// <param name="refused">The refused header.</param>
    /// <returns>True when another header can be had.</returns>
    bool Renew(AuthenticationHeaderValue refused);
}

/// <summary>Signs in with a header that never changes: an API token or an access token.</summary>
/// <param name="header">The header.</param>
internal sealed class ZendeskFixedSignIn(AuthenticationHeaderValue header) : IZendeskSignIn
{
    /// <summary>Signs in with an API token. Source: developer.zendesk.com, Security and authentication, "API token".</summary>
    /// <param name="email">E-mail address of the administrator it acts as.</param>
    /// <param name="token">The token.</param>
    /// <returns>The sign-in.</returns>
    public static ZendeskFixedSignIn ApiToken(string email, string token) =>
        new(new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}/token:{token}"))));

    /// <inheritdoc />
    public ValueTask<AuthenticationHeaderValue> HeaderAsync(CancellationToken cancellationToken) => new(header);

    /// <inheritdoc />
    public bool Renew(AuthenticationHeaderValue refused) => false;
}
