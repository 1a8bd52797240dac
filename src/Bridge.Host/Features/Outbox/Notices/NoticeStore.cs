using Bridge.Core.Model;

namespace Bridge.Host.Features.Outbox.Notices;

/// <summary>What another system was last told of each ticket: a SQLite file of its own. Used by one loop.</summary>
internal sealed class NoticeStore : IDisposable
{
    /// <summary>"MLSN" in ASCII.</summary>
    private static readonly StoreFormat _format = new(0x4D4C534E, typeof(NoticeStore).Assembly, "Bridge.Host.Features.Outbox.Notices.Migrations.");

    private readonly SqliteStore _file;

    private NoticeStore(SqliteStore file, DateTimeOffset now)
    {
        _file = file;
        // Help desks tell whole seconds.
        var second = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        file.Write(connection => connection.Run("INSERT OR IGNORE INTO beginning (id, begun_at) VALUES (1, $now)", ("$now", Instants.Format(second))));
        BegunAt = Instants.Parse(file.Read(connection => connection.Scalar<string>("SELECT begun_at FROM beginning")) ?? Instants.Format(second));
    }

    /// <summary>UTC instant at which notices were switched on.</summary>
    public DateTimeOffset BegunAt { get; }

    /// <summary>The file that belongs to a store.</summary>
    /// <param name="storePath">Path of the bridge's store.</param>
    /// <returns>Its path.</returns>
    public static string PathBeside(string storePath) => Path.Combine(Path.GetDirectoryName(storePath) ?? ".", "notices.db");

    /// <summary>Opens the file, or creates it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">UTC now.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static NoticeStore Open(string path, DateTimeOffset now) => new(SqliteStore.Open(path, _format), now);

    /// <summary>Finds what was last told of a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>What was told, or null when it was never seen.</returns>
    public Seen? Find(RecordKey ticket) => _file.Read(connection => connection.Query(
        "SELECT member, state FROM seen WHERE origin = $origin AND value = $value",
        row => new Seen(row.GetString(0), row.GetString(1)),
        ("$origin", ticket.Origin), ("$value", ticket.Value)).SingleOrDefault());

    /// <summary>Notes what is told now.</summary>
    /// <param name="seen">By ticket.</param>
    public void Save(IReadOnlyDictionary<RecordKey, Seen> seen) => _file.Write(connection =>
    {
        foreach (var (ticket, (member, state)) in seen)
        {
            connection.Run(
                """
                INSERT INTO seen (origin, value, member, state) VALUES ($origin, $value, $member, $state)
                ON CONFLICT (origin, value) DO UPDATE SET member = excluded.member, state = excluded.state
                """,
                ("$origin", ticket.Origin), ("$value", ticket.Value), ("$member", member), ("$state", state));
        }
    });

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
