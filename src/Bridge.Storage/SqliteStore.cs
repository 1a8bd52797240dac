using Microsoft.Data.Sqlite;

namespace Bridge.Storage;

/// <summary>One SQLite file in WAL mode: a connection for reading and one for writing. Safe for parallel use.</summary>
/// <remarks>
/// synchronous=NORMAL: a process that dies loses nothing; a power cut may lose the last transactions. A store whose rows
/// cannot be won back from another system asks for FULL.
/// </remarks>
public sealed class SqliteStore : IDisposable
{
    private readonly SqliteConnection _writer;
    private readonly SqliteConnection _reader;
    private readonly Lock _writerGate = new();
    private readonly Lock _readerGate = new();

    private SqliteStore(string path, SqliteConnection writer, SqliteConnection reader) => (Path, _writer, _reader) = (path, writer, reader);

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens the store, creates it when it is not there, and brings it to this version.</summary>
    /// <param name="path">File; its folder is created.</param>
    /// <param name="format">Kind of the store.</param>
    /// <param name="survivesPowerCut">True to wait for the disk with every commit (synchronous=FULL).</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The file is locked, full, damaged, newer than this program, or not such a store.</exception>
    public static SqliteStore Open(string path, StoreFormat format, bool survivesPowerCut = false)
    {
        ArgumentNullException.ThrowIfNull(format);
        var full = System.IO.Path.GetFullPath(path);
        SqliteConnection? writer = null;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!); // a full path always has a folder
            writer = Connect(full, survivesPowerCut);
            Migrations.Apply(writer, full, format);
            return new SqliteStore(full, writer, Connect(full, survivesPowerCut));
        }
        catch (SqliteException error)
        {
            writer?.Dispose();
            throw StoreErrors.Translate(error, full);
        }
        catch (StoreException)
        {
            writer?.Dispose();
            throw;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            writer?.Dispose();
            throw new StoreException(
                $"The folder of the store {full} cannot be used.", "Check that it exists and that the bridge's user may write there.", error);
        }
    }

    /// <summary>Reads, with errors in the administrator's words.</summary>
    /// <typeparam name="TResult">What is read.</typeparam>
    /// <param name="read">The reading.</param>
    /// <returns>What was read.</returns>
    public TResult Read<TResult>(Func<SqliteConnection, TResult> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        lock (_readerGate)
        {
            return Guard(() => read(_reader));
        }
    }

    /// <summary>Writes in one transaction, with errors in the administrator's words.</summary>
    /// <param name="write">The writing.</param>
    public void Write(Action<SqliteConnection> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        lock (_writerGate)
        {
            Guard(() =>
            {
                using var transaction = _writer.BeginTransaction();
                write(_writer);
                transaction.Commit();
                return true;
            });
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    private static CachingConnection Connect(string path, bool survivesPowerCut)
    {
        var connection = new CachingConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 15 }.ToString());
        connection.Open();
        connection.Run("PRAGMA journal_mode = WAL");
        connection.Run(survivesPowerCut ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
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
