using Microsoft.Data.Sqlite;

namespace Bridge.Storage;

/// <summary>The one table from SQLite's error codes to words. Source: sqlite.org/rescode.html.</summary>
internal static class StoreErrors
{
    /// <summary>Puts a SQLite error into the administrator's words.</summary>
    /// <param name="error">The error.</param>
    /// <param name="path">The store's file.</param>
    /// <returns>The error to throw.</returns>
    public static StoreException Translate(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        5 or 6 => new StoreException(
            $"The store {path} is locked by another program.",
            "Stop the other bridge or the backup that holds it, then run again; nothing was lost.", error),
        8 => new StoreException(
            $"The store {path} is read-only.", "Give the bridge's user the right to write the file and its folder.", error),
        10 => new StoreException(
            $"The disk failed while the store {path} was used.",
            "Check the disk, then run again; the bridge reads the target before it repeats anything.", error),
        13 => new StoreException(
            $"The disk that holds the store {path} is full.", "Free some space, then run again; nothing was lost.", error),
        11 or 26 => new StoreException(
            $"The store {path} is damaged or is not a store of the bridge.",
            "Restore it from a backup; docs/operations/store.md says what is lost without one.", error),
        14 => new StoreException(
            $"The store {path} cannot be opened.", "Check that its folder exists and that the bridge's user may write there.", error),
        _ => new StoreException($"The store {path} failed ({error.SqliteErrorCode}).", "See docs/operations/store.md.", error),
    };
}
