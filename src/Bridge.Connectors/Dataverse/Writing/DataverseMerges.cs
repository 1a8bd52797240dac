using Bridge.Connectors.Dataverse.Schema;
using Bridge.Connectors.Dataverse.Sinks;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Sets aside changes of rows that somebody merged into others.</summary>
/// <remarks>
/// Such a row stays, inactive and with its key, so that a change by key would reach it and could make it active again. New records are not asked
/// for: the answer to an upsert tells. Source: Microsoft Learn, "Merge table rows using the Web API"; table reference of contact, "Merged", "MasterId".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class DataverseMerges(DataverseSession session, DataverseKind kind)
{
    /// <summary>Looks through a batch.</summary>
    /// <param name="table">The table.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="results">Takes the refusals.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The writes to send.</returns>
    public async Task<IReadOnlyList<Write>> AdmitAsync(
        DataverseTable table, IReadOnlyList<Write> batch, List<WriteResult> results, CancellationToken cancellationToken)
    {
        string[] known = [.. batch.Where(write => !write.IsNew).Select(write => write.ExternalId)];
        if (known.Length == 0 || table.Find(DataverseKind.MergedColumn) is null)
        {
            return batch;
        }

        var merged = await new DataverseLookup(session, kind).FindMergedAsync(known, cancellationToken);
        results.AddRange(batch.Where(write => merged.Contains(write.ExternalId))
            .Select(write => new WriteResult(write.ExternalId, WriteOutcome.Refused, write.TargetId, DataverseRefusals.MergedAway(kind))));
        return merged.Count == 0 ? batch : [.. batch.Where(write => !merged.Contains(write.ExternalId))];
    }
}
