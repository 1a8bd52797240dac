using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>
/// Records of earlier runs that are tried again, unless the reading brings them too: their state there is newer, and a record that was
/// tried twice would count twice.
/// </summary>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="records">The records, as they were then.</param>
internal sealed class Retries<T>(IReadOnlyList<T> records)
    where T : IRecord
{
    private readonly HashSet<string> _open = [.. records.Select(record => record.Key.ExternalId)];

    /// <summary>What the reading did not bring.</summary>
    public IEnumerable<T> Left => records.Where(record => _open.Contains(record.Key.ExternalId));

    /// <summary>Takes out what was read.</summary>
    /// <param name="read">The records.</param>
    /// <param name="refused">Rows that could not be read: what was known of them is out of date.</param>
    public void Met(IReadOnlyList<T> read, IReadOnlyList<RefusedRow> refused)
    {
        if (_open.Count > 0)
        {
            _open.ExceptWith(read.Select(record => record.Key.ExternalId));
            _open.ExceptWith(refused.Select(row => row.ExternalId));
        }
    }
}
