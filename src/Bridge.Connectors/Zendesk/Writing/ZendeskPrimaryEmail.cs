using System.Net;
using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Makes a changed e-mail address the primary one of its user.</summary>
/// <remarks>
/// An address sent for a user who has one is only added as a second identity. A former primary address that the bridge sent goes, because
/// whoever is given it next would otherwise be taken for this user; one that people gave the user stays, as a second one.
/// Source: developer.zendesk.com, User identities, and support article 4408885830682.
/// </remarks>
/// <param name="client">The client.</param>
internal sealed class ZendeskPrimaryEmail(ZendeskClient client)
{
    private const string Purpose = "make an e-mail address the primary one";

    /// <summary>Makes an address primary; does nothing when it is already, or when the user does not have it.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="email">The address.</param>
    /// <param name="isFormerOurs">True when the bridge sent the address that was primary before.</param>
    /// <param name="cancellationToken">Abandons the calls; running them again is safe.</param>
    /// <returns>Null when all is well; why not where Zendesk refuses for this user alone.</returns>
    /// <exception cref="ConnectorException">The calls failed for a reason that all users share.</exception>
    public async Task<Refusal?> SetAsync(string userId, string email, bool isFormerOurs, CancellationToken cancellationToken)
    {
        var path = $"users/{Uri.EscapeDataString(userId)}/identities";
        var list = new ZendeskCall(HttpMethod.Get, $"{path}?page%5Bsize%5D=100", "list a user's identities") { Kind = CallKind.Read, IsIdempotent = true };
        using var answer = await client.SendAsync(list, cancellationToken);
        if (!answer.IsSuccess)
        {
            return Refused(answer, list.Purpose);
        }

        var (wanted, former) = Find(answer, email);
        if (wanted is null || wanted.IsPrimary)
        {
            return null;
        }

        // Zendesk only lets a verified address be primary; the MLS vouches for it.
        return (wanted.IsVerified ? null : await ChangeAsync(HttpMethod.Put, $"{path}/{wanted.Id}/verify", cancellationToken))
            ?? await ChangeAsync(HttpMethod.Put, $"{path}/{wanted.Id}/make_primary", cancellationToken)
            ?? (former is null || !isFormerOurs ? null : await ChangeAsync(HttpMethod.Delete, $"{path}/{former.Id}", cancellationToken));
    }

    private static (Identity? Wanted, Identity? Former) Find(ZendeskAnswer answer, string email)
    {
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

    private async Task<Refusal?> ChangeAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(method, path, Purpose) { IsIdempotent = true };
        using var answer = await client.SendAsync(call, cancellationToken);
        return answer.IsSuccess || (method == HttpMethod.Delete && answer.Status == HttpStatusCode.NotFound) ? null : Refused(answer, Purpose);
    }

    // The user may be gone since, or the address somebody else's by now: a matter of this user, not of the connection.
    private static Refusal Refused(ZendeskAnswer answer, string purpose) =>
        answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity
            ? ZendeskRefusals.NotPrimary(answer.Status, ZendeskJson.Words(answer.Root))
            : throw ZendeskErrors.Of(answer, purpose);

    private sealed record Identity(string Id, string Email, bool IsPrimary, bool IsVerified);
}
