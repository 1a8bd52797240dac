using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>One counting of sums. Of several processes that count at once the first to end wins; the others write nothing more and begin again.</summary>
/// <param name="store">The store.</param>
internal sealed class CountingTurn(MeasureStore store)
{
    private const string Name = "counted";

    private readonly long _began = store.Read(Now);

    /// <summary>Writes what was counted, unless another counting ended since this one began.</summary>
    /// <param name="write">The writing.</param>
    /// <returns>False when another one ended, so that nothing was written.</returns>
    public bool Write(Action<SqliteConnection> write)
    {
        var isMine = false;
        store.Write(connection =>
        {
            isMine = Now(connection) == _began;
            if (isMine)
            {
                write(connection);
            }
        });
        return isMine;
    }

    /// <summary>Ends the counting.</summary>
    /// <param name="connection">The writer.</param>
    public void End(SqliteConnection connection) => connection.Run(
        "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ("$name", Name), ("$value", (_began + 1).ToString(CultureInfo.InvariantCulture)));

    private static long Now(SqliteConnection connection) => connection.Scalar<long>("SELECT value FROM setting WHERE name = $name", ("$name", Name));
}
