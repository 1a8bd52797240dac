namespace Bridge.Host.Storage;

/// <summary>Looks links of one stream up by the target's own ids; for showing, since it reads the whole stream.</summary>
internal sealed class TargetIds(BridgeStore store, long stream)
{
    /// <summary>Finds which records the target's ids stand for.</summary>
    /// <param name="targetIds">Ids of the target.</param>
    /// <returns>Identities by the target's id; those that the bridge did not write are not there.</returns>
    public Dictionary<string, string> Find(IReadOnlyCollection<string> targetIds) => targetIds.Count == 0
        ? []
        : store.Read(connection => connection.Query(
            "SELECT target_id, external_id FROM link WHERE stream = $stream AND target_id IN (SELECT value FROM json_each($ids))",
            reader => (TargetId: reader.GetString(0), ExternalId: reader.GetString(1)),
            ("$stream", stream), ("$ids", TextList.Of(targetIds))))
            .DistinctBy(row => row.TargetId).ToDictionary(row => row.TargetId, row => row.ExternalId, StringComparer.Ordinal);
}
