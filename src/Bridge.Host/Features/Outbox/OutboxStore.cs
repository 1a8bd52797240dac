using Bridge.Host.Features.Outbox.Attachments;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Outbox;

/// <summary>What members asked for and the help desk may not have yet: a SQLite file of its own. Safe for parallel calls.</summary>
/// <remarks>No other system can tell again what is in it, so every commit waits for the disk.</remarks>
internal sealed partial class OutboxStore : IAsyncDisposable
{
    private const int MostWaiting = 2000;

    /// <summary>"MLSO" in ASCII.</summary>
    private static readonly StoreFormat _format = new(0x4D4C534F, typeof(OutboxStore).Assembly, "Bridge.Host.Features.Outbox.Migrations.");

    private readonly SqliteStore _file;
    private readonly GroupedWrites _writes;
    private readonly TimeProvider _time;

    private OutboxStore(SqliteStore file, TimeProvider time) =>
        (_file, _writes, _time) = (file, new GroupedWrites(file, MostWaiting), time);

    /// <summary>Raised, on any thread, when a request was accepted.</summary>
    public event Action? Accepted;

    /// <summary>The outbox that belongs to a store.</summary>
    /// <param name="storePath">Path of the bridge's store.</param>
    /// <returns>Path of the outbox.</returns>
    public static string PathBeside(string storePath) => Path.Combine(Path.GetDirectoryName(storePath) ?? ".", "outbox.db");

    /// <summary>Opens the outbox, or creates it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The outbox.</returns>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static OutboxStore Open(string path, TimeProvider time) => new(SqliteStore.Open(path, _format, survivesPowerCut: true), time);

    /// <summary>Accepts a request; the disk has it when the task ends.</summary>
    /// <param name="request">The request.</param>
    /// <returns>What holds for its key.</returns>
    /// <exception cref="StoreException">The outbox cannot be written, or too much waits to be written.</exception>
    public async Task<Acceptance> AcceptAsync(NewRequest request)
    {
        var now = _time.GetUtcNow();
        var key = Guid.CreateVersion7(now).ToString("N");
        var acceptance = await _writes.WriteAsync(connection => RequestRows.Accept(connection, request, key, now));
        Accepted?.Invoke();
        return acceptance;
    }

    /// <summary>Finds a ticket that was opened here.</summary>
    /// <param name="desk">Name of the connection.</param>
    /// <param name="id">Its key, or the help desk's id.</param>
    /// <returns>The request that opened it, or null.</returns>
    public Request? FindTicket(string desk, string id) => One(
        "desk = $desk AND kind = 'Ticket' AND (key = $id OR ticket_id = $id)", ("$desk", desk), ("$id", id));

    /// <summary>Finds what opened some tickets.</summary>
    /// <param name="desk">Name of the connection.</param>
    /// <param name="ticketIds">The help desk's ids.</param>
    /// <returns>The bridge's key by the help desk's id; tickets opened elsewhere are not there.</returns>
    public Dictionary<string, string> KeysOf(string desk, IEnumerable<string> ticketIds)
    {
        var wanted = TextList.Of(ticketIds);
        return _file.Read(connection => connection.Query(
            """
            SELECT request.ticket_id, request.key FROM json_each($ids) AS wanted
            CROSS JOIN request ON request.desk = $desk AND request.ticket_id = wanted.value AND request.kind = 'Ticket' AND request.ticket_id IS NOT NULL
            """,
            reader => (Id: reader.GetString(0), Key: reader.GetString(1)),
            ("$ids", wanted), ("$desk", desk))).ToDictionary(row => row.Id, row => row.Key, StringComparer.Ordinal);
    }

    /// <summary>The tickets of a member that the help desk does not have, or got lately.</summary>
    /// <param name="desk">Name of the connection.</param>
    /// <param name="member">External id.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="since">Sent ones since then.</param>
    /// <returns>Those that were not sent, then those that were; the newest first.</returns>
    public IReadOnlyList<Request> TicketsUnderWay(string desk, string member, int limit, DateTimeOffset since) => Many(
        "desk = $desk AND member = $member AND kind = 'Ticket' AND (state <> 'Sent' OR ended_at >= $since) ORDER BY state = 'Sent', id DESC LIMIT $limit",
        ("$desk", desk), ("$member", member), ("$limit", (long)limit), ("$since", Instants.Format(since)));

    /// <summary>Counts the comments to a ticket that the help desk does not have yet.</summary>
    /// <param name="lane">The ticket's lane.</param>
    /// <returns>The count.</returns>
    public long CountWaitingComments(string lane) => _file.Read(connection => connection.Scalar<long>(
        "SELECT count(*) FROM request WHERE lane = $lane AND state = 'Waiting' AND kind = 'Comment'", ("$lane", lane)));

    /// <summary>The first waiting request of each lane that may be sent now.</summary>
    /// <param name="desk">Name of the connection.</param>
    /// <param name="underWay">Lanes that are being sent.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The oldest first.</returns>
    public IReadOnlyList<Request> Due(string desk, IEnumerable<string> underWay, int limit) => Many(
        """
        state = 'Waiting' AND desk = $desk AND next_at <= $now
          AND NOT EXISTS (SELECT 1 FROM request AS earlier WHERE earlier.lane = request.lane AND earlier.state = 'Waiting' AND earlier.id < request.id)
          AND lane NOT IN (SELECT value FROM json_each($underWay))
        ORDER BY id LIMIT $limit
        """,
        ("$desk", desk), ("$now", Instants.Format(_time.GetUtcNow())), ("$underWay", TextList.Of(underWay)), ("$limit", (long)limit));

    /// <summary>Finds a request by its key.</summary>
    /// <param name="key">The bridge's key.</param>
    /// <returns>The request, or null.</returns>
    public Request? Find(string key) => One("key = $key", ("$key", key));

    /// <summary>The files of a request, without what is in them.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The files in their order.</returns>
    public IReadOnlyList<Attachment> FilesOf(Request request) => _file.Read(connection => AttachmentRows.Of(connection, request.Id));

    /// <summary>Reads what is in a file.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="file">The file.</param>
    /// <returns>The bytes.</returns>
    public byte[] ContentOf(Request request, Attachment file) => _file.Read(connection => AttachmentRows.ContentOf(connection, request.Id, file.Position));

    /// <summary>Tells whether a request came before under the same key of its caller.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True when it did, with the same words or others.</returns>
    public bool Knows(NewRequest request) => One(
        "caller = $caller AND caller_key = $key", ("$caller", request.Caller), ("$key", request.CallerKey)) is not null;

    /// <summary>Counts the bytes of files that are held.</summary>
    /// <param name="member">External id of a member.</param>
    /// <returns>All of them, and this member's that are on their way.</returns>
    public (long All, long Members) WaitingBytes(string member) => _file.Read(connection => AttachmentRows.Waiting(connection, member));

    /// <summary>Since when something is told of; the first call notes the present.</summary>
    /// <param name="name">What is told.</param>
    /// <returns>UTC instant; what happened before is not told.</returns>
    public async Task<DateTimeOffset> BeginningAsync(string name)
    {
        // Help desks tell whole seconds.
        var now = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
        await RunAsync("INSERT OR IGNORE INTO beginning (name, begun_at) VALUES ($name, $now)", ("$name", name), ("$now", Instants.Format(now)));
        return Instants.Parse(_file.Read(connection => connection.Scalar<string>("SELECT begun_at FROM beginning WHERE name = $name", ("$name", name))) ?? Instants.Format(now));
    }

    /// <summary>Notes that something is told of no more; it begins anew when it is switched on again.</summary>
    /// <param name="name">What is told.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task ForgetBeginningAsync(string name) => RunAsync("DELETE FROM beginning WHERE name = $name", ("$name", name));

    /// <summary>Lists what was set aside.</summary>
    /// <param name="limit">At most so many.</param>
    /// <returns>The oldest first.</returns>
    public IReadOnlyList<Request> Aside(int limit) => Many("state = 'Aside' ORDER BY id LIMIT $limit", ("$limit", (long)limit));

    /// <summary>Counts what waits and what was set aside.</summary>
    /// <param name="desk">Name of the connection.</param>
    /// <returns>Both counts, and when the oldest that waits was accepted.</returns>
    public (long Waiting, long Aside, DateTimeOffset? Oldest) Count(string desk) => _file.Read(connection => connection.Query(
        """
        SELECT (SELECT count(*) FROM request WHERE state = 'Waiting' AND desk = $desk), (SELECT count(*) FROM request WHERE state = 'Aside' AND desk = $desk),
          (SELECT min(accepted_at) FROM request WHERE state = 'Waiting' AND desk = $desk)
        """,
        reader => (reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? (DateTimeOffset?)null : Instants.Parse(reader.GetString(2))),
        ("$desk", desk)).Single());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        _file.Dispose();
    }

    private Request? One(string where, params (string Name, object? Value)[] values) => Many(where, values).FirstOrDefault();

    private List<Request> Many(string where, params (string Name, object? Value)[] values) =>
        _file.Read(connection => connection.Query($"SELECT {RequestRows.Columns} FROM request WHERE {where}", RequestRows.Read, values));

    private Task<int> RunAsync(string sql, params (string Name, object? Value)[] values) =>
        _writes.WriteAsync(connection => connection.Run(sql, values));
}
