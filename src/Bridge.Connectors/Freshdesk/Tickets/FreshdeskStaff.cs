using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>Names of agents and groups, listed once and again when a number is not among them. Safe for parallel use.</summary>
/// <param name="client">The client.</param>
internal sealed class FreshdeskStaff(FreshdeskClient client) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly HashSet<long> _gone = [];
    private Dictionary<long, string?> _agents = [];
    private Dictionary<long, string?> _groups = [];

    /// <summary>Finds the names for some tickets.</summary>
    /// <param name="rows">The tickets.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>Names of agents and of groups by number.</returns>
    public async Task<(IReadOnlyDictionary<long, string?> Agents, IReadOnlyDictionary<long, string?> Groups)> NamesAsync(
        IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Lacks(rows, "responder_id", _agents))
            {
                _agents = await ListAsync("agents?", "list its agents", row => row.Of("contact").TextOf("name"), cancellationToken);
                Forget(rows, "responder_id", _agents);
            }

            if (Lacks(rows, "group_id", _groups))
            {
                _groups = await ListAsync("groups?", "list its groups", row => row.TextOf("name"), cancellationToken);
                Forget(rows, "group_id", _groups);
            }

            return (_agents, _groups);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Finds a group by its name, as it is now.</summary>
    /// <param name="name">The name, compared without case.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>Its number, or null when there is no such group.</returns>
    public async Task<long?> FindGroupAsync(string name, CancellationToken cancellationToken)
    {
        var groups = await ListAsync("groups?", "find the group that is to have a ticket", row => row.TextOf("name"), cancellationToken);
        return groups.Where(group => string.Equals(group.Value, name, StringComparison.OrdinalIgnoreCase)).Select(group => (long?)group.Key).FirstOrDefault();
    }

    /// <summary>Names of all agents.</summary>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The names by number.</returns>
    public Task<Dictionary<long, string?>> AgentsAsync(CancellationToken cancellationToken) =>
        ListAsync("agents?", "list its agents", row => row.Of("contact").TextOf("name"), cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private bool Lacks(IReadOnlyList<JsonElement> rows, string name, Dictionary<long, string?> known) =>
        rows.Select(row => row.LongOf(name)).OfType<long>().Any(id => !known.ContainsKey(id) && !_gone.Contains(id));

    // Somebody who has left is in no list any more; that is asked once.
    private void Forget(IReadOnlyList<JsonElement> rows, string name, Dictionary<long, string?> known) =>
        _gone.UnionWith(rows.Select(row => row.LongOf(name)).OfType<long>().Where(id => !known.ContainsKey(id)));

    private async Task<Dictionary<long, string?>> ListAsync(
        string path, string purpose, Func<JsonElement, string?> name, CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string?>();
        await foreach (var page in client.PagesAsync(path, purpose, null, cancellationToken))
        {
            foreach (var row in page.Items())
            {
                if (row.LongOf("id") is { } id)
                {
                    names[id] = name(row);
                }
            }
        }

        return names;
    }
}
