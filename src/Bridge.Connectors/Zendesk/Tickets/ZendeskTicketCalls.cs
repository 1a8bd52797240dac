using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Connectors.Zendesk.Sinks;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>The reading calls of a help desk: people by external id, tickets, and the lists below a ticket.</summary>
/// <param name="client">The client.</param>
internal sealed class ZendeskTicketCalls(ZendeskClient client)
{
    /// <summary>Finds a user by external id.</summary>
    /// <param name="externalId">The external id; Zendesk compares it without case.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>Zendesk's id, or null when there is no such user.</returns>
    public async Task<long?> FindUserAsync(string externalId, CancellationToken cancellationToken)
    {
        // The list of show_many is split at commas, so such an id can only be searched for.
        var escaped = Uri.EscapeDataString(externalId);
        var path = externalId.Contains(',', StringComparison.Ordinal) ? $"users/search?external_id={escaped}" : $"users/show_many?external_ids={escaped}";
        using var answer = await client.GetAsync(path, CallKind.Read, "find the member who asks", cancellationToken);
        return answer.Root.ItemsOf("users")
            .Where(user => !ZendeskLookup.IsDeleted(user) && string.Equals(user.TextOf("external_id"), externalId, StringComparison.OrdinalIgnoreCase))
            .Select(user => user.LongOf("id")).FirstOrDefault();
    }

    /// <summary>Finds a group by its name.</summary>
    /// <param name="name">The name, compared without case.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>Zendesk's id, or null when there is no such group.</returns>
    public async Task<long?> FindGroupAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var page in WalkAsync("groups?", "find the group that is to have a ticket", int.MaxValue, cancellationToken))
        {
            var found = page.ItemsOf("groups")
                .Where(group => group.Of("deleted").ValueKind != JsonValueKind.True && string.Equals(group.TextOf("name"), name, StringComparison.OrdinalIgnoreCase))
                .Select(group => group.LongOf("id")).FirstOrDefault();
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Shows a ticket with its people, group and counts.</summary>
    /// <param name="id">Zendesk's id.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer, or null when there is no such ticket or it was deleted; the caller disposes it.</returns>
    public async Task<ZendeskAnswer?> ShowAsync(long id, CancellationToken cancellationToken)
    {
        const string purpose = "show a ticket";
        var call = Reading($"tickets/{id.ToString(CultureInfo.InvariantCulture)}?{ZendeskTicketSides.Include}", purpose);
        var answer = await client.SendAsync(call, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            answer.Dispose();
            return null;
        }

        return Whole(ZendeskClient.Succeeded(answer, purpose), "ticket", JsonValueKind.Object, purpose);
    }

    /// <summary>Lists the tickets under an external id; unlike the search, the list knows a ticket at once.</summary>
    /// <param name="externalId">The external id.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer; the caller disposes it.</returns>
    public async Task<ZendeskAnswer> ListAsync(string externalId, CancellationToken cancellationToken)
    {
        const string purpose = "find a ticket by its external id";
        var path = $"tickets?external_id={Uri.EscapeDataString(externalId)}&{ZendeskTicketSides.Include}";
        return Whole(await client.GetAsync(path, CallKind.Read, purpose, cancellationToken), "tickets", JsonValueKind.Array, purpose);
    }

    /// <summary>Tells whether a change of a ticket was made under a key.</summary>
    /// <param name="ticketId">Zendesk's id of the ticket.</param>
    /// <param name="key">The key, as <see cref="ZendeskTicketPayload"/> writes it into the audit.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>True when it was.</returns>
    public async Task<bool> HoldsAsync(string ticketId, string key, CancellationToken cancellationToken)
    {
        await foreach (var page in WalkAsync($"tickets/{ticketId}/audits?", "look for a change in a ticket's history", int.MaxValue, cancellationToken))
        {
            if (page.ItemsOf("audits").Any(audit => audit.Of("metadata").Of("custom").TextOf(ZendeskTicketPayload.KeyName) == key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Walks a list page by page.</summary>
    /// <param name="path">The path, with a query that ends ready for more.</param>
    /// <param name="purpose">What it is for, for messages.</param>
    /// <param name="most">Most pages to read.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>One answer for each page, disposed when the next is asked for; none when what it belongs to is not there.</returns>
    public async IAsyncEnumerable<JsonElement> WalkAsync(
        string path, string purpose, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        for (var page = 0; page < most; page++)
        {
            var query = after is null ? "" : $"&page%5Bafter%5D={Uri.EscapeDataString(after)}";
            using var answer = await client.SendAsync(Reading($"{path}page%5Bsize%5D=100{query}", purpose), cancellationToken);
            if (answer.Status == HttpStatusCode.NotFound)
            {
                yield break;
            }

            var root = ZendeskClient.Succeeded(answer, purpose).Root;
            yield return root;

            var meta = root.Of("meta");
            var next = meta.TextOf("after_cursor");
            if (meta.Of("has_more").ValueKind != JsonValueKind.True || next is null || next == after)
            {
                yield break;
            }

            after = next;
        }
    }

    private static ZendeskCall Reading(string path, string purpose) =>
        new(HttpMethod.Get, path, purpose) { Kind = CallKind.Read, IsIdempotent = true };

    private static ZendeskAnswer Whole(ZendeskAnswer answer, string name, JsonValueKind kind, string purpose)
    {
        if (answer.Root.Of(name).ValueKind == kind)
        {
            return answer;
        }

        answer.Dispose();
        throw ZendeskErrors.Lost(purpose, null);
    }
}
