using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>The link table of one stream.</summary>
internal sealed class Links(BridgeStore store, long stream)
{
    private const string Columns = "link.external_id, target_id, shape, fields, unique_hash, is_departed, link.id";
    private const string FindByKey = $"""
        SELECT {Columns} FROM json_each($ids) AS wanted
        CROSS JOIN link_key AS place ON place.stream = $stream AND place.external_id = wanted.value
        CROSS JOIN link ON link.id = place.link
        UNION ALL
        SELECT {Columns} FROM json_each($ids) AS wanted
        CROSS JOIN link_key_recent AS place ON place.stream = $stream AND place.external_id = wanted.value
        CROSS JOIN link ON link.id = place.link
        """;

    private readonly LinkRows _rows = new(stream);

    /// <summary>Finds the links of some records.</summary>
    /// <param name="externalIds">Their identities.</param>
    /// <returns>The links by identity; missing ones are not there.</returns>
    public Dictionary<string, Link> Find(IEnumerable<string> externalIds)
    {
        var found = new Dictionary<string, Link>(StringComparer.Ordinal);
        var wanted = TextList.Of(externalIds);
        foreach (var link in store.Read(connection => connection.Query(FindByKey, Read, ("$ids", wanted), ("$stream", stream))))
        {
            found[link.ExternalId] = link; // the recent ones come last and hold
        }

        return found;
    }

    /// <summary>Finds who holds some unique values.</summary>
    /// <param name="uniqueHashes">Their hashes.</param>
    /// <returns>Identities of the holders, by hash.</returns>
    public ILookup<long, string> FindHolders(IReadOnlyCollection<long> uniqueHashes) => store.Read(connection => connection.Query(
        """
        SELECT link.unique_hash, link.external_id FROM json_each($hashes) AS wanted
        CROSS JOIN link_unique AS place ON place.unique_hash = wanted.value AND place.stream = $stream
        CROSS JOIN link ON link.id = place.link AND link.unique_hash = place.unique_hash
        UNION ALL
        SELECT link.unique_hash, link.external_id FROM json_each($hashes) AS wanted
        CROSS JOIN link_unique_recent AS place ON place.unique_hash = wanted.value AND place.stream = $stream
        CROSS JOIN link ON link.id = place.link AND link.unique_hash = place.unique_hash
        """,
        reader => (Hash: reader.GetInt64(0), ExternalId: reader.GetString(1)),
        ("$hashes", HashList.Of(uniqueHashes)), ("$stream", stream))).ToLookup(row => row.Hash, row => row.ExternalId);

    /// <summary>Counts the links that are not departed, and all links.</summary>
    /// <returns>Both counts.</returns>
    public (long Active, long All) Count() => store.Read(connection => (
        connection.Scalar<long>("SELECT count(*) FROM link WHERE stream = $stream AND is_departed = 0", ("$stream", stream)),
        connection.Scalar<long>("SELECT count(*) FROM link WHERE stream = $stream", ("$stream", stream))));

    /// <summary>Tells whether there is any link; cheaper than counting.</summary>
    /// <returns>True when there is one.</returns>
    public bool Any() => store.Read(connection =>
        connection.Scalar<long>(
            """
            SELECT EXISTS (SELECT 1 FROM link_key WHERE stream = $stream)
              OR EXISTS (SELECT 1 FROM link_key_recent WHERE stream = $stream)
            """,
            ("$stream", stream)) == 1);

    /// <summary>Writes links; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="links">The links.</param>
    public void Save(SqliteConnection connection, IReadOnlyList<Link> links)
    {
        if (links.Any(link => link.Row is null))
        {
            var wanted = TextList.Of(links.Select(link => link.ExternalId));
            var known = connection.Query(FindByKey, Read, ("$ids", wanted), ("$stream", stream))
                .ToLookup(link => link.ExternalId, link => link.Row, StringComparer.Ordinal);
            links = [.. links.Select(link => link with { Row = link.Row ?? known[link.ExternalId].LastOrDefault() ?? 0 })];
        }

        _rows.Save(connection, links);
    }

    private static Link Read(SqliteDataReader reader) => new(
        reader.GetString(0),
        reader.IsDBNull(1) ? null : reader.GetString(1),
        reader.GetInt64(2),
        MemoryMarshal.Cast<byte, ulong>((byte[])reader.GetValue(3)).ToArray(),
        reader.IsDBNull(4) ? null : reader.GetInt64(4),
        reader.GetInt64(5) == 1)
    {
        Row = reader.GetInt64(6),
    };
}
