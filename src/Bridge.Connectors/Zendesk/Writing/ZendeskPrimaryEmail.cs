using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Makes a changed e-mail address the primary one of its user.</summary>
/// <remarks>
/// An address sent for a user who has one is only added as a second identity. The former primary address goes, because
/// whoever is given it next would otherwise be taken for this user. Source: developer.zendesk.com, User identities, and
/// support article 4408885830682.
/// </remarks>
/// <param name="client">The client.</param>
internal sealed class ZendeskPrimaryEmail(ZendeskClient client)
{
    private const string Purpose = "make an e-mail address the primary one";

    /// <summary>Makes an address primary; does nothing when it is already, or when the user does not have it.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="email">The address.</param>
    /// <param name="cancellationToken">Abandons the calls; running them again is safe.</param>
    /// <returns>A task that ends when it is primary.</returns>
    public async Task SetAsync(string userId, string email, CancellationToken cancellationToken)
    {
        var (wanted, former) = await FindAsync(userId, email, cancellationToken);
        if (wanted is null || wanted.IsPrimary)
        {
            return;
        }

        var path = $"users/{userId}/identities";
        if (!wanted.IsVerified)
        {
            // Zendesk only lets a verified address be primary; the MLS vouches for it.
            await ChangeAsync(HttpMethod.Put, $"{path}/{wanted.Id}/verify", cancellationToken);
        }

        await ChangeAsync(HttpMethod.Put, $"{path}/{wanted.Id}/make_primary", cancellationToken);
        if (former is not null)
        {
            await ChangeAsync(HttpMethod.Delete, $"{path}/{former.Id}", cancellationToken);
        }
    }

    private async Task<(Identity? Wanted, Identity? Former)> FindAsync(
        string userId, string email, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(
            $"users/{userId}/identities?page%5Bsize%5D=100", CallKind.Read, "list a user's identities", cancellationToken);
        var emails = answer.Root.ItemsOf("identities").Where(row => row.TextOf("type") == "email")
            .Select(row => new Identity(
                row.TextOf("id") ?? "",
                row.TextOf("value") ?? "",
                row.Of("primary").ValueKind == JsonValueKind.True,
                row.Of("verified").ValueKind == JsonValueKind.True))
            .ToList();
        return (
            emails.Find(identity => string.Equals(identity.Email, email.Trim(), StringComparison.OrdinalIgnoreCase)),
            emails.Find(identity => identity.IsPrimary));
    }

    private async Task ChangeAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(method, path, Purpose) { IsIdempotent = true };
        using var answer = await client.SendAsync(call, cancellationToken);
        if (!answer.IsSuccess && !(method == HttpMethod.Delete && (int)answer.Status == 404))
        {
            throw ZendeskErrors.Of(answer, Purpose);
        }
    }

    private sealed record Identity(string Id, string Email, bool IsPrimary, bool IsVerified);
}
