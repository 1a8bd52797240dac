using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Guards;

/// <summary>
/// Keys that the source lists and that no reading has brought: rows dated behind what was read already, or a source that does not keep
/// to its order. Nobody would see them in the target.
/// </summary>
/// <param name="keys">Compares keys.</param>
/// <param name="route">Name of the route.</param>
/// <param name="isTold">False where it is usual that nothing is known of a key.</param>
internal sealed class UnmetKeys(KeyComparison keys, string route, bool isTold)
{
    private IReadOnlyCollection<string> _seen = [];

    /// <summary>What to tell once everything that was read is written; null when all keys were met.</summary>
    public string? Warning => isTold && keys.CountUnmet(_seen) is > 0 and var count
        ? $"{count} keys that the source lists were never read: their rows came after the reading, or carry an older change time than what was read before. Run 'bridge sync {route} --full' to read them; if it is told again and again, the source does not keep to its order: set 'paging' of its connection to links."
        : null;

    /// <summary>Takes note of what a comparison found.</summary>
    /// <param name="unmet">The keys; some may be under way.</param>
    public void Saw(IReadOnlyCollection<string> unmet) => _seen = unmet;
}
