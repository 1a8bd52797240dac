using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>The operations store; the finance side has another file that this one never names.</summary>
internal sealed class BridgeStore : IDisposable
{
    /// <summary>"MLSB" in ASCII.</summary>
    private static readonly StoreFormat _format =
        new(0x4D4C5342, typeof(BridgeStore).Assembly, "Bridge.Host.Storage.Migrations.");

    private readonly Dictionary<string, long> _streams = new(StringComparer.Ordinal);
    private readonly SqliteStore _file;

    private BridgeStore(SqliteStore file) => _file = file;

    /// <summary>Full path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>Opens the store, creates it when it is not there, and brings it to this version.</summary>
    /// <param name="path">File; its folder is created.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The file is locked, full, damaged, newer than this program, or not a store.</exception>
    public static BridgeStore Open(string path) => new(SqliteStore.Open(path, _format));

    /// <inheritdoc cref="SqliteStore.Read" />
    public TResult Read<TResult>(Func<SqliteConnection, TResult> read) => _file.Read(read);

    /// <inheritdoc cref="SqliteStore.Write" />
    public void Write(Action<SqliteConnection> write) => _file.Write(write);

    /// <summary>Finds or creates the number of a stream.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="former">Name that earlier builds gave it; a stream of that name gets this one.</param>
    /// <returns>Its number.</returns>
    public long StreamId(string name, string? former = null)
    {
        lock (_streams)
        {
            if (!_streams.TryGetValue(name, out var id))
            {
                Write(connection =>
                {
                    connection.Run(
                        "UPDATE stream SET name = $name WHERE name = $former AND NOT EXISTS (SELECT 1 FROM stream WHERE name = $name)",
                        ("$name", name), ("$former", former));
                    connection.Run("INSERT INTO stream (name) VALUES ($name) ON CONFLICT (name) DO NOTHING", ("$name", name));
                    id = connection.Scalar<long>("SELECT id FROM stream WHERE name = $name", ("$name", name));
                });
                _streams[name] = id;
            }

            return id;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
