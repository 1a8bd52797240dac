namespace Bridge.Host.Storage;

/// <summary>Compares all keys that a source lists with what is known of one stream.</summary>
internal sealed class KeyComparison(BridgeStore store, long stream)
{
    private const string IsMet = """
        EXISTS (SELECT 1 FROM link_key WHERE stream = $stream AND external_id = listed.value)
          OR EXISTS (SELECT 1 FROM link_key_recent WHERE stream = $stream AND external_id = listed.value)
          OR EXISTS (SELECT 1 FROM dead_letter WHERE stream = $stream AND external_id = listed.value)
        """;

    /// <summary>Compares a key list with the links, streaming both.</summary>
    /// <param name="existing">Chunks of all identities that exist at the source.</param>
    /// <returns>
    /// Identities of active links that are not listed, in order; and identities that are listed, but neither linked nor set aside so far.
    /// </returns>
    public (List<string> Vanished, List<string> Unmet) Compare(IEnumerable<IReadOnlyList<string>> existing) => store.Read(connection =>
    {
        connection.Run("CREATE TEMP TABLE IF NOT EXISTS existing (value TEXT PRIMARY KEY) WITHOUT ROWID");
        connection.Run("DELETE FROM existing");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.Prepare("INSERT OR IGNORE INTO existing VALUES ($id)", ("$id", ""));
            foreach (var externalId in existing.SelectMany(chunk => chunk))
            {
                insert.Parameters["$id"].Value = externalId;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var vanished = connection.Query(
            """
            SELECT external_id FROM link WHERE stream = $stream AND is_departed = 0
              AND NOT EXISTS (SELECT 1 FROM existing WHERE existing.value = link.external_id)
            ORDER BY external_id
            """,
            reader => reader.GetString(0),
            ("$stream", stream));
        var unmet = connection.Query(
            $"SELECT value FROM existing AS listed WHERE NOT ({IsMet})", reader => reader.GetString(0), ("$stream", stream));
        connection.Run("DELETE FROM existing");
        return (vanished, unmet);
    });

    /// <summary>Counts the identities that are still neither linked nor set aside.</summary>
    /// <param name="externalIds">The identities.</param>
    /// <returns>How many.</returns>
    public long CountUnmet(IReadOnlyCollection<string> externalIds) => externalIds.Count == 0 ? 0 : store.Read(connection =>
        connection.Scalar<long>(
            $"SELECT count(*) FROM json_each($ids) AS listed WHERE NOT ({IsMet})",
            ("$ids", TextList.Of(externalIds)), ("$stream", stream)));
}
