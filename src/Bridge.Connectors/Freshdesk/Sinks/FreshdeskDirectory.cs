using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Model;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Connectors.Freshdesk.Sinks;

/// <summary>Finds the ids of many records by key without asking for each: the whole list is read once, 100 records a call. Safe for parallel use.</summary>
/// <remarks>It keeps a hash and an id of each record, some 30 bytes: 3 MB for 100,000 members.</remarks>
/// <param name="client">The client.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="time">The clock.</param>
internal sealed class FreshdeskDirectory(FreshdeskClient client, FreshdeskKind kind, TimeProvider time) : IDisposable
{
    // A record that is not in a list of this age is looked for in a new one.
    private static readonly TimeSpan _freshness = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1);
    private Dictionary<ulong, long> _ids = [];
    private DateTimeOffset? _readAt;

    /// <summary>Finds a record.</summary>
    /// <param name="key">The bridge's key.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>Freshdesk's id, or null when there was none when the list was read, and none was added since.</returns>
    public async Task<string?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_ids.ContainsKey(HashOf(key)) && (_readAt is not { } readAt || time.GetUtcNow() - readAt > _freshness))
            {
                (_ids, _readAt) = (await ReadAsync(cancellationToken), time.GetUtcNow());
            }

            return _ids.TryGetValue(HashOf(key), out var id) ? id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Notes a record that was made, or is gone.</summary>
    /// <param name="key">The bridge's key.</param>
    /// <param name="id">Freshdesk's id; null for gone.</param>
    /// <param name="cancellationToken">Stops waiting for the turn.</param>
    /// <returns>A task that ends when it is noted.</returns>
    public async Task NoteAsync(string key, string? id, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (long.TryParse(id, out var number))
            {
                _ids[HashOf(key)] = number;
            }
            else
            {
                _ids.Remove(HashOf(key));
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private static ulong HashOf(string key) => Fingerprint.Of(FieldValue.Text(key));

    private async Task<Dictionary<ulong, long>> ReadAsync(CancellationToken cancellationToken)
    {
        var ids = new Dictionary<ulong, long>();
        await foreach (var page in client.PagesAsync($"{kind.Plural}?", $"list its {kind.Plural}", kind.ListLimit, cancellationToken))
        {
            foreach (var row in page.Items())
            {
                if (kind.KeyOf(row) is { } key && row.LongOf("id") is { } id)
                {
                    ids.TryAdd(HashOf(key), id);
                }
            }
        }

        return ids;
    }
}
