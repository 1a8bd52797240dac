using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>
/// Gathers writes into batches: one load where the sink takes loads and enough records are due, its usual batches otherwise. It is known
/// that enough are due once they are gathered, so nothing of a load is sent before.
/// </summary>
/// <param name="mostOfBatch">The sink's largest batch.</param>
/// <param name="loads">How the sink takes loads; null where it takes none.</param>
internal sealed class Batching(int mostOfBatch, ITakesLoads? loads)
{
    private readonly int _most = loads is not null && loads.FewestOfLoad <= loads.MaxLoad ? loads.MaxLoad : mostOfBatch;
    private List<QueuedWrite> _gathered = [];

    /// <summary>Adds a write.</summary>
    /// <param name="write">The write.</param>
    /// <returns>True when no more fit and they should be taken.</returns>
    public bool Add(QueuedWrite write)
    {
        _gathered.Add(write);
        return _gathered.Count >= _most;
    }

    /// <summary>Tells whether a batch goes as a load.</summary>
    /// <param name="count">Records of the batch.</param>
    /// <returns>True for a load.</returns>
    public bool IsLoad(int count) => loads is not null && (count >= loads.FewestOfLoad || count > mostOfBatch);

    /// <summary>Takes all that is gathered.</summary>
    /// <returns>The batches; none when nothing is.</returns>
    public IEnumerable<IReadOnlyList<QueuedWrite>> Take()
    {
        var taken = _gathered;
        _gathered = [];
        return taken.Count == 0 ? [] : taken.Count <= mostOfBatch || taken.Count >= loads?.FewestOfLoad ? [taken] : taken.Chunk(mostOfBatch);
    }
}
