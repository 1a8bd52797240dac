using System.Net.Http.Headers;

namespace Bridge.Connectors.Dataverse.Access;

/// <summary>A token: the header that opens the environment, and until when. Its text form shows neither.</summary>
/// <param name="Header">The authorization header.</param>
/// <param name="RenewAt">When to fetch the next one.</param>
internal sealed record DataverseToken(AuthenticationHeaderValue Header, DateTimeOffset RenewAt)
{
    /// <inheritdoc />
    public override string ToString() => nameof(DataverseToken);
}
