using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk.Sinks;

/// <summary>Finds records by the bridge's key: one by one while they are few, out of the list of all when that takes fewer calls.</summary>
/// <param name="client">The client.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class FreshdeskLookup(FreshdeskClient client, FreshdeskKind kind)
{
    private const int MostSingle = 10;

    /// <summary>Finds records with their values.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="layout">The fields to read.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One entry for each that exists.</returns>
    public async Task<IReadOnlyList<TargetState>> FindAsync(IReadOnlyList<string> keys, JsonLayout layout, CancellationToken cancellationToken)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        var found = new List<TargetState>(keys.Count);
        if (kind.HasCustomKey || wanted.Count > MostSingle)
        {
            await ListAsync(wanted, found, layout, cancellationToken);
        }

        foreach (var key in kind.HasCustomKey ? [] : wanted.ToList())
        {
            await AskAsync(key, row => Take(row, wanted, found, layout), cancellationToken);
        }

        return found;
    }

    /// <summary>Finds one contact's id by its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>Freshdesk's id, or null.</returns>
    public async Task<string?> FindContactAsync(string key, CancellationToken cancellationToken)
    {
        string? id = null;
        await AskAsync(key, row => id ??= kind.KeyOf(row) == key ? row.TextOf("id") : null, cancellationToken);
        return id;
    }

    // A page of the list brings a hundred, so past one page for each key that is still wanted it is cheaper to ask for them.
    private async Task ListAsync(HashSet<string> wanted, List<TargetState> found, JsonLayout layout, CancellationToken cancellationToken)
    {
        var pages = 0;
        await foreach (var page in client.PagesAsync($"{kind.Plural}?", $"list its {kind.Plural}", kind.ListLimit, cancellationToken))
        {
            foreach (var row in page.Items())
            {
                Take(row, wanted, found, layout);
            }

            if (wanted.Count == 0 || (!kind.HasCustomKey && ++pages >= wanted.Count))
            {
                return;
            }
        }

        wanted.Clear(); // the list came to its end, so the others do not exist
    }

    private async Task AskAsync(string key, Action<JsonElement> take, CancellationToken cancellationToken)
    {
        var path = $"{kind.Plural}?{FreshdeskKind.ContactKey}={Uri.EscapeDataString(key)}";
        using var answer = await client.SendAsync(FreshdeskCall.Get(path, $"find a {kind.Singular} by its key", kind.ListLimit), cancellationToken);
        foreach (var row in answer.Root.Items())
        {
            take(row);
        }
    }

    private void Take(JsonElement row, HashSet<string> wanted, List<TargetState> found, JsonLayout layout)
    {
        if (kind.KeyOf(row) is { } key && row.TextOf("id") is { } id && wanted.Remove(key))
        {
            found.Add(new TargetState(key, id, layout.Read(row)));
        }
    }
}
