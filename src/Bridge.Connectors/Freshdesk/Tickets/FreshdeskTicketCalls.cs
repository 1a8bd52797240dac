using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>The reading calls of a help desk: one ticket, those of a requester, those under a key, what was said.</summary>
/// <param name="session">The connection.</param>
internal sealed class FreshdeskTicketCalls(FreshdeskSession session)
{
    private const string Finding = "find a ticket by its key";

    // The search knows of a ticket some minutes after it was made; what is younger is in the list.
    private static readonly TimeSpan _searchLag = TimeSpan.FromHours(1);

    /// <summary>Shows a ticket.</summary>
    /// <param name="id">Freshdesk's id.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer, or null when there never was such a ticket; the caller disposes it.</returns>
    public async Task<FreshdeskAnswer?> ShowAsync(long id, CancellationToken cancellationToken)
    {
        const string purpose = "show a ticket";
        var answer = await session.Client.TryAsync(FreshdeskCall.Get($"tickets/{Text(id)}?include=stats", purpose), cancellationToken);
        if (answer.IsSuccess && answer.Root.ValueKind == JsonValueKind.Object)
        {
            return answer;
        }

        using (answer)
        {
            return answer.Status == HttpStatusCode.NotFound ? null : throw FreshdeskErrors.Of(answer, purpose, session.Time.GetUtcNow());
        }
    }

    /// <summary>Finds the first ticket of a requester under a key. The list knows a ticket at once.</summary>
    /// <param name="requester">Freshdesk's id of the requester.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>Freshdesk's id of the ticket, or null.</returns>
    public async Task<long?> FindOfAsync(long requester, string key, CancellationToken cancellationToken)
    {
        // Without a stamp the list ends 30 days back.
        var path = $"tickets?requester_id={Text(requester)}&updated_since=2000-01-01T00%3A00%3A00Z&order_by=created_at&order_type=asc&";
        await foreach (var page in session.Client.PagesAsync(path, Finding, FreshdeskLimits.TicketList, cancellationToken))
        {
            if (First(page, key) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>Finds the ticket under a key: by the search, and among those too young for it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>Freshdesk's id, or null when there is certainly none.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">Freshdesk cannot search by the bridge's field: tickets lack it.</exception>
    public async Task<long?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var query = Uri.EscapeDataString($"\"{FreshdeskTicketPayload.KeyField}:'{key}'\"");
        DateTimeOffset earliest;
        using (var answer = await session.Client.TryAsync(FreshdeskCall.Get($"search/tickets?query={query}", Finding), cancellationToken))
        {
            if (!answer.IsSuccess)
            {
                throw FreshdeskTicketRules.NotFindable(answer, Finding, session.Time.GetUtcNow());
            }

            if (First(answer.Root.Of("results"), key) is { } id)
            {
                return id;
            }

            earliest = answer.At - _searchLag;
        }

        await foreach (var page in session.Client.PagesAsync("tickets?order_by=created_at&order_type=desc&", Finding, FreshdeskLimits.TicketList, cancellationToken))
        {
            if (First(page, key) is { } id)
            {
                return id;
            }

            if (page.Items().Any(row => row.TimeOf("created_at") < earliest))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Lists what was said after the ticket was opened, oldest first.</summary>
    /// <param name="id">Freshdesk's id of the ticket.</param>
    /// <param name="purpose">What it is for, for messages.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The entries; each is valid until the next is asked for.</returns>
    public async IAsyncEnumerable<JsonElement> SaidAsync(long id, string purpose, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in session.Client.PagesAsync($"tickets/{Text(id)}/conversations?", purpose, null, cancellationToken))
        {
            foreach (var row in page.Items())
            {
                yield return row;
            }
        }
    }

    // The search compares without case, and nothing keeps a key from being given twice: the first ticket under exactly this key.
    private static long? First(JsonElement rows, string key) => rows.Items()
        .Where(row => row.Of(FreshdeskKind.CustomFields).TextOf(FreshdeskTicketPayload.KeyField) == key)
        .Select(row => row.LongOf("id")).Order().FirstOrDefault();

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
