using System.Net.Http.Headers;

namespace Bridge.Connectors.Salesforce.Access;

/// <summary>A session: where the org's data is, and the header that opens it. Its text form shows neither.</summary>
/// <param name="Instance">Address of the org's data.</param>
/// <param name="Header">The authorization header.</param>
/// <param name="UserId">The user it runs as.</param>
/// <param name="OrgId">The org.</param>
internal sealed record SalesforceToken(Uri Instance, AuthenticationHeaderValue Header, string? UserId, string? OrgId)
{
    /// <inheritdoc />
    public override string ToString() => nameof(SalesforceToken);
}
