using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>The operations store: one SQLite file in WAL mode, a connection for reading and one for writing.</summary>
/// <remarks>
/// synchronous=NORMAL: a process that dies loses nothing; a power cut may lose the last transactions, which only makes
/// the bridge read again and find that the target already agrees (docs/decisions/0002).
/// </remarks>
internal sealed class BridgeStore : IDisposable
{
    private readonly Dictionary<string, long> _streams = new(StringComparer.Ordinal);

    private BridgeStore(string path, SqliteConnection writer, SqliteConnection reader) =>
        (Path, Writer, Reader) = (path, writer, reader);

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Connection for writing; used by one thread at a time, under <see cref="WriterGate"/>.</summary>
    public SqliteConnection Writer { get; }

    /// <summary>Connection for reading; used by one thread at a time, under <see cref="ReaderGate"/>.</summary>
    public SqliteConnection Reader { get; }

    /// <summary>Guards <see cref="Writer"/>.</summary>
    public Lock WriterGate { get; } = new();

    /// <summary>Guards <see cref="Reader"/>.</summary>
    public Lock ReaderGate { get; } = new();

    /// <summary>Opens the store, creates it when it is not there, and brings it to this version.</summary>
    /// <param name="path">File; its folder is created.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The file is locked, full, damaged, newer than this program, or not a store.</exception>
    public static BridgeStore Open(string path)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!); // a full path always has a folder
            var writer = Connect(path);
            Migrations.Apply(writer, path);
            return new BridgeStore(path, writer, Connect(path));
        }
        catch (SqliteException error)
        {
            throw StoreErrors.Translate(error, path);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new StoreException(
                $"The folder of the store {path} cannot be used.", "Check that it exists and that the bridge's user may write there.", error);
        }
    }

    /// <summary>Reads, with errors in the administrator's words.</summary>
    /// <typeparam name="TResult">What is read.</typeparam>
    /// <param name="read">The reading.</param>
    /// <returns>What was read.</returns>
    public TResult Read<TResult>(Func<SqliteConnection, TResult> read)
    {
        lock (ReaderGate)
        {
            return Guard(() => read(Reader));
        }
    }

    /// <summary>Writes in one transaction, with errors in the administrator's words.</summary>
    /// <param name="write">The writing.</param>
    public void Write(Action<SqliteConnection> write)
    {
        lock (WriterGate)
        {
            Guard(() =>
            {
                using var transaction = Writer.BeginTransaction();
                write(Writer);
                transaction.Commit();
                return true;
            });
        }
    }

    /// <summary>Finds or creates the number of a stream.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its number.</returns>
    public long StreamId(string name)
    {
        lock (_streams)
        {
            if (!_streams.TryGetValue(name, out var id))
            {
                Write(connection =>
                {
                    connection.Run("INSERT INTO stream (name) VALUES ($name) ON CONFLICT (name) DO NOTHING", ("$name", name));
                    id = connection.Scalar<long>("SELECT id FROM stream WHERE name = $name", ("$name", name));
                });
                _streams[name] = id;
            }

            return id;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Reader.Dispose();
        Writer.Dispose();
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 15 }.ToString());
        connection.Open();
        connection.Run("PRAGMA journal_mode = WAL");
        connection.Run("PRAGMA synchronous = NORMAL");
        connection.Run("PRAGMA cache_size = -8000");
        connection.Run("PRAGMA temp_store = FILE");
        return connection;
    }

    private TResult Guard<TResult>(Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw StoreErrors.Translate(error, Path);
        }
    }
}
