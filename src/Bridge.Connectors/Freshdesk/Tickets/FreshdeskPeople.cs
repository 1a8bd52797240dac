using System.Globalization;
using System.Net;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Freshdesk.Api;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>Which member a requester is: tickets name a contact by number, and only the contact holds the key. Safe for parallel use.</summary>
/// <remarks>The last 20,000 that were asked for are kept. Many at once are looked for in the list of contacts, a hundred a call.</remarks>
/// <param name="client">The client.</param>
/// <param name="time">The clock.</param>
internal sealed class FreshdeskPeople(FreshdeskClient client, TimeProvider time) : IDisposable
{
    private const int MostKept = 20_000;
    private const int MostSingle = 10;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<long, string?> _members = [];

    /// <summary>Finds the members behind some tickets.</summary>
    /// <param name="rows">The tickets.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>External ids by the requester's number; null for somebody who is no member.</returns>
    public async Task<IReadOnlyDictionary<long, string?>> MembersAsync(IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        var asked = rows.Select(row => row.LongOf("requester_id")).OfType<long>().ToHashSet();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var unknown = asked.Where(id => !_members.ContainsKey(id)).ToHashSet();
            if (_members.Count + unknown.Count > MostKept)
            {
                _members.Clear();
                unknown = [.. asked];
            }

            if (unknown.Count > MostSingle)
            {
                await ListAsync(unknown, cancellationToken);
            }

            foreach (var id in unknown)
            {
                _members[id] = await AskAsync(id, cancellationToken);
            }

            var found = asked.ToDictionary(id => id, id => _members[id]);

            // Somebody who is no member today may be one tomorrow.
            foreach (var id in asked.Where(id => _members[id] is null))
            {
                _members.Remove(id);
            }

            return found;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task ListAsync(HashSet<long> unknown, CancellationToken cancellationToken)
    {
        var pages = 0;
        await foreach (var page in client.PagesAsync("contacts?", "list its contacts", FreshdeskLimits.ContactList, cancellationToken))
        {
            foreach (var row in page.Items())
            {
                if (row.LongOf("id") is { } id && (unknown.Remove(id) || _members.Count < MostKept / 2))
                {
                    _members[id] = DeskReading.MemberIdOf(row.TextOf(FreshdeskKind.ContactKey));
                }
            }

            if (++pages >= unknown.Count)
            {
                return;
            }
        }
    }

    private async Task<string?> AskAsync(long id, CancellationToken cancellationToken)
    {
        const string purpose = "show who asks in a ticket";
        using var answer = await client.TryAsync(FreshdeskCall.Get($"contacts/{id.ToString(CultureInfo.InvariantCulture)}", purpose), cancellationToken);
        return answer.Status == HttpStatusCode.NotFound ? null // an agent who asks, or somebody who was deleted for good
            : answer.IsSuccess ? DeskReading.MemberIdOf(answer.Root.TextOf(FreshdeskKind.ContactKey))
            : throw FreshdeskErrors.Of(answer, purpose, time.GetUtcNow());
    }
}
