using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Sums;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>The store of the hub's measures: a SQLite file of its own. Safe for parallel use; written by one thread at a time.</summary>
internal sealed class MeasureStore : IDisposable
{
    private const string Zone = "zone";
    private const string Hours = "hours";
    private const string Form = "sums";
    private const string Kept = "kept";

    /// <summary>"MLSM" in ASCII.</summary>
    private static readonly StoreFormat _format =
        new(0x4D4C534D, typeof(MeasureStore).Assembly, "Bridge.Host.Features.Measures.Migrations.");

    private readonly SqliteStore _file;

    private MeasureStore(SqliteStore file)
    {
        _file = file;
        Words = new WordTable(file);
    }

    /// <summary>Full path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>The numbers that stand for texts.</summary>
    public WordTable Words { get; }

    /// <summary>Opens the store, or creates it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static MeasureStore Open(string path) => new(SqliteStore.Open(path, _format));

    /// <inheritdoc cref="SqliteStore.Read" />
    public TResult Read<TResult>(Func<SqliteConnection, TResult> read) => _file.Read(read);

    /// <inheritdoc cref="SqliteStore.Write" />
    public void Write(Action<SqliteConnection> write) => _file.Write(write);

    /// <summary>The desk's zone and business hours; UTC and always open when nothing is set.</summary>
    /// <returns>The calendar.</returns>
    public DeskCalendar Calendar() => DeskCalendar.Of(FindSetting(Zone), FindSetting(Hours));

    /// <summary>The desk's IANA zone, or null.</summary>
    /// <returns>Its name.</returns>
    public string? FindZone() => FindSetting(Zone);

    /// <summary>Sets what an import says of the desk.</summary>
    /// <param name="zone">IANA zone that it names for the desk, or null.</param>
    /// <param name="fileZone">Zone of its files: the desk's as long as nobody names another.</param>
    /// <param name="hours">Checked document of business hours; null to leave them as they are.</param>
    public void SetDesk(string? zone, string? fileZone, string? hours)
    {
        if ((zone ?? (FindZone() is null ? fileZone : null)) is { } named)
        {
            SetZone(named);
        }

        if (hours is not null)
        {
            SetHours(hours);
        }
    }

    /// <summary>Sets the desk's zone; all sums are then made anew.</summary>
    /// <param name="zone">IANA name.</param>
    public void SetZone(string zone) => Set(Zone, zone);

    /// <summary>Sets the desk's business hours; all sums are then made anew.</summary>
    /// <param name="document">The checked document.</param>
    public void SetHours(string document) => Set(Hours, document);

    /// <summary>Sets what rows of sums hold; all sums are then made anew.</summary>
    /// <param name="form">Grows when they come to hold more.</param>
    public void SetForm(string form) => Set(Form, form);

    /// <summary>Tells by which program, zone and hours the parts of the desk's things are kept; when it was another one, all are to be computed anew.</summary>
    /// <param name="program">What changes with the program's formulas.</param>
    /// <returns>True when it was another one.</returns>
    public bool SetKept(string program)
    {
        string Now() => string.Join('\n', program, FindSetting(Zone), FindSetting(Hours));
        if (FindSetting(Kept) == Now())
        {
            return false;
        }

        Write(connection =>
        {
            connection.Run(
                "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", ("$name", Kept), ("$value", Now()));
            connection.Run("DELETE FROM desk_segment");
            connection.Run("DELETE FROM desk_column");
            connection.Run("DELETE FROM desk_place");
            connection.Run("INSERT OR IGNORE INTO desk_stale SELECT DISTINCT kind, subject FROM desk_row");
        });
        return true;
    }

    /// <summary>First and last quarter with visits; null when there is none.</summary>
    /// <returns>Quarters since 1970 UTC.</returns>
    public (long First, long Last)? Range() => Read(connection => connection.Query(
        "SELECT (SELECT min(slot) FROM visit_block), (SELECT max(slot) FROM visit_block)", // both at once would read every block
        row => row.IsDBNull(0) ? null : ((long, long)?)(row.GetInt64(0), row.GetInt64(1))).FirstOrDefault());

    /// <summary>Channels that calls came by.</summary>
    /// <returns>Their names.</returns>
    public IReadOnlyList<string> Channels() => Read(connection => connection.Query(
        // Every visit is in a row of its month, and there are few of these.
        "SELECT text FROM word WHERE id IN (SELECT channel FROM rollup WHERE grain = $months) ORDER BY text", row => row.GetString(0), ("$months", (long)Grain.MonthQueue)));

    /// <summary>The instant before which all sources have told everything.</summary>
    /// <remarks>A source that fell silent more than a week before the newest one has ended, and nobody waits for it.</remarks>
    /// <returns>Milliseconds since 1970 UTC; 0 without a source.</returns>
    public long KnownUntil() => Read(connection => connection.Scalar<long>(
        "SELECT coalesce(min(newest), 0) FROM source WHERE newest >= (SELECT max(newest) FROM source) - 7 * 86400000"));

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private string? FindSetting(string name) =>
        Read(connection => connection.Scalar<string>("SELECT value FROM setting WHERE name = $name", ("$name", name)));

    private void Set(string name, string value)
    {
        if (FindSetting(name) != value)
        {
            Write(connection =>
            {
                connection.Run(
                    "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    ("$name", name), ("$value", value));
                connection.Run("DELETE FROM rollup");
                connection.Run("INSERT INTO dirty_slot (slot) SELECT slot FROM visit_block WHERE true ON CONFLICT (slot) DO UPDATE SET mark = mark + 1");
            });
        }
    }
}
