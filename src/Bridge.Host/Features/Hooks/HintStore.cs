using Bridge.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Hooks;

/// <summary>A ticket to read again.</summary>
/// <param name="TicketId">The help desk's id.</param>
/// <param name="Number">Grows with each hint for the ticket.</param>
internal sealed record Hint(string TicketId, long Number);

/// <summary>What the help desk hinted at and was not read again yet: a SQLite file of its own. Safe for parallel calls.</summary>
internal sealed class HintStore : IAsyncDisposable
{
    private const int MostWaiting = 2000;

    // Repetitions come within minutes.
    private static readonly TimeSpan _remembered = TimeSpan.FromDays(1);

    /// <summary>"MLSH" in ASCII.</summary>
    private static readonly StoreFormat _format = new(0x4D4C5348, typeof(HintStore).Assembly, "Bridge.Host.Features.Hooks.Migrations.");

    private readonly SqliteStore _file;
    private readonly GroupedWrites _writes;
    private readonly TimeProvider _time;

    private HintStore(SqliteStore file, TimeProvider time) =>
        (_file, _writes, _time) = (file, new GroupedWrites(file, MostWaiting), time);

    /// <summary>Raised, on any thread, when a hint came.</summary>
    public event Action? Added;

    /// <summary>The file that belongs to a store.</summary>
    /// <param name="storePath">Path of the bridge's store.</param>
    /// <returns>Path of the hints.</returns>
    public static string PathBeside(string storePath) => Path.Combine(Path.GetDirectoryName(storePath) ?? ".", "hints.db");

    /// <summary>Opens the file, or creates it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The hints.</returns>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static HintStore Open(string path, TimeProvider time) => new(SqliteStore.Open(path, _format, survivesPowerCut: true), time);

    /// <summary>Takes a hint; the disk has it when the task ends.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <param name="delivery">The system's id of the delivery, or null.</param>
    /// <param name="ticketId">The ticket.</param>
    /// <returns>False when the delivery came before.</returns>
    /// <exception cref="StoreException">The file cannot be written, or too much waits to be written.</exception>
    public async Task<bool> AddAsync(string connection, string? delivery, string ticketId)
    {
        var isNew = await _writes.WriteAsync(store => Add(store, connection, delivery, ticketId));
        if (isNew)
        {
            Added?.Invoke();
        }

        return isNew;
    }

    /// <summary>Writes a hint as a first call would, takes it back, and forgets the deliveries of yesterday.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>A task that ends once the disk has the forgetting.</returns>
    public async Task RehearseAsync(string connection)
    {
        try
        {
            await _writes.WriteAsync(store =>
            {
                store.Run("SAVEPOINT rehearsal");
                Add(store, connection, "rehearsal", "0");
                store.Run("ROLLBACK TO rehearsal");
                return store.Run("RELEASE rehearsal");
            });
            await EndAsync(connection, Due(connection, 0));
        }
        catch (StoreException)
        {
            // A file that cannot be written now is told by the first call that needs it, with 503.
        }
    }

    /// <summary>The tickets to read again.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The oldest first.</returns>
    public IReadOnlyList<Hint> Due(string connection, int limit) => _file.Read(store => store.Query(
        "SELECT ticket_id, number FROM hint WHERE connection = $connection ORDER BY since LIMIT $limit",
        reader => new Hint(reader.GetString(0), reader.GetInt64(1)),
        ("$connection", connection), ("$limit", (long)limit)));

    /// <summary>Counts the tickets that wait.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>The count.</returns>
    public long Count(string connection) => _file.Read(store =>
        store.Scalar<long>("SELECT count(*) FROM hint WHERE connection = $connection", ("$connection", connection)));

    /// <summary>Takes hints away whose tickets were read; one that came meanwhile stays.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <param name="read">The hints.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task EndAsync(string connection, IReadOnlyList<Hint> read) => _writes.WriteAsync(store =>
    {
        foreach (var hint in read)
        {
            store.Run(
                "DELETE FROM hint WHERE connection = $connection AND ticket_id = $ticket AND number = $number",
                ("$connection", connection), ("$ticket", hint.TicketId), ("$number", hint.Number));
        }

        return store.Run("DELETE FROM delivery WHERE at < $before", ("$before", Instants.Format(_time.GetUtcNow() - _remembered)));
    });

    private bool Add(SqliteConnection store, string connection, string? delivery, string ticketId)
    {
        var now = Instants.Format(_time.GetUtcNow());
        if (delivery is not null && store.Run(
            "INSERT OR IGNORE INTO delivery (connection, id, at) VALUES ($connection, $id, $now)",
            ("$connection", connection), ("$id", delivery), ("$now", now)) == 0)
        {
            return false;
        }

        store.Run(
            """
            INSERT INTO hint (connection, ticket_id, number, since) VALUES ($connection, $ticket, 1, $now)
            ON CONFLICT (connection, ticket_id) DO UPDATE SET number = number + 1
            """,
            ("$connection", connection), ("$ticket", ticketId), ("$now", now));
        return true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        _file.Dispose();
    }
}
