using System.Globalization;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Interactions;

/// <summary>Every time a member and the MLS were in touch: a SQLite file of its own. Safe for parallel calls and several processes.</summary>
/// <remarks>No other system can tell again what came by the API or from a file, so every commit waits for the disk.</remarks>
internal sealed class InteractionStore : IAsyncDisposable
{
    private const int MostWaiting = 2000;

    /// <summary>"MLSI" in ASCII.</summary>
    private static readonly StoreFormat _format = new(0x4D4C5349, typeof(InteractionStore).Assembly, "Bridge.Host.Features.Interactions.Migrations.");

    private readonly SqliteStore _file;
    private readonly GroupedWrites _writes;

    private InteractionStore(SqliteStore file) => (_file, _writes) = (file, new GroupedWrites(file, MostWaiting));

    /// <summary>The interactions that belong to a store.</summary>
    /// <param name="storePath">Path of the bridge's store.</param>
    /// <returns>Path of the interactions.</returns>
    public static string PathBeside(string storePath) => Path.Combine(Path.GetDirectoryName(storePath) ?? ".", "interactions.db");

    /// <summary>Opens the interactions, or creates them.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The interactions.</returns>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static InteractionStore Open(string path) => new(SqliteStore.Open(path, _format, survivesPowerCut: true));

    /// <summary>Accepts one that comes by the API; the disk has it when the task ends.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <returns>False when its key was used for another one; nothing was accepted then.</returns>
    /// <exception cref="StoreException">It cannot be written, or too much waits to be written.</exception>
    public Task<bool> AcceptAsync(Interaction interaction) => _writes.WriteAsync(connection =>
        Find(connection, interaction.Key) is { } held ? held == Kept(interaction) : InteractionRows.Save(connection, interaction, isHanded: false));

    /// <summary>Keeps some that a file tells of; one that is there is replaced.</summary>
    /// <param name="interactions">The interactions.</param>
    /// <returns>How many are new or differed.</returns>
    public int Import(IReadOnlyList<Interaction> interactions) => Write(connection => interactions.Count(one => InteractionRows.Save(connection, one, isHanded: false)));

    /// <summary>Keeps some that another system of the bridge keeps too, which needs no telling; one that is there is replaced.</summary>
    /// <param name="interactions">The interactions.</param>
    /// <param name="gone">Keys of those that are no more.</param>
    /// <returns>How many are new or differed.</returns>
    public int Follow(IReadOnlyList<Interaction> interactions, IReadOnlyList<RecordKey> gone) => Write(connection =>
    {
        foreach (var key in gone)
        {
            connection.Run("DELETE FROM interaction WHERE origin = $origin AND value = $value", ("$origin", key.Origin), ("$value", key.Value));
        }

        return interactions.Count(one => InteractionRows.Save(connection, one, isHanded: true));
    });

    /// <summary>Lists a member's interactions, the newest first.</summary>
    /// <param name="member">External id.</param>
    /// <param name="limit">Most to give.</param>
    /// <param name="after">Place of the page before, or null.</param>
    /// <returns>The interactions, and the place behind them; null at the end, and nothing for a place that is none.</returns>
    public (IReadOnlyList<Interaction> Interactions, string? Next) List(string member, int limit, string? after)
    {
        if (PlaceOf(after) is not var (at, id))
        {
            return ([], null);
        }

        var rows = _file.Read(connection => connection.Query(
            $"""
            SELECT {InteractionRows.Columns} FROM interaction WHERE member = $member AND (at, id) < ($at, $id)
            ORDER BY at DESC, id DESC LIMIT $limit
            """,
            row => (Interaction: InteractionRows.Read(row), Id: row.GetInt64(InteractionRows.Id)),
            ("$member", member), ("$at", at), ("$id", id), ("$limit", (long)limit)));
        return (
            rows.ConvertAll(row => row.Interaction),
            rows.Count < limit ? null : string.Create(CultureInfo.InvariantCulture, $"{rows[^1].Interaction.At.ToUnixTimeMilliseconds()}.{rows[^1].Id}"));
    }

    /// <summary>Gives those that a timeline is still to have.</summary>
    /// <param name="limit">Most to give.</param>
    /// <returns>The oldest first, with their numbers.</returns>
    public IReadOnlyList<(long Id, Interaction Interaction)> ToHand(int limit) => _file.Read(connection => connection.Query(
        $"SELECT {InteractionRows.Columns} FROM interaction WHERE is_handed = 0 ORDER BY id LIMIT $limit",
        row => (row.GetInt64(InteractionRows.Id), InteractionRows.Read(row)),
        ("$limit", (long)limit)));

    /// <summary>Notes that some were handed on.</summary>
    /// <param name="ids">Their numbers.</param>
    public void Handed(IEnumerable<long> ids) => Write(connection => connection.Run(
        "UPDATE interaction SET is_handed = 1 WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each($ids))",
        ("$ids", TextList.Of(ids.Select(id => id.ToString(CultureInfo.InvariantCulture))))));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        _file.Dispose();
    }

    private static Interaction? Find(SqliteConnection connection, RecordKey key) => connection.Query(
        $"SELECT {InteractionRows.Columns} FROM interaction WHERE origin = $origin AND value = $value",
        InteractionRows.Read, ("$origin", key.Origin), ("$value", key.Value)).SingleOrDefault();

    // The store keeps milliseconds.
    private static Interaction Kept(Interaction interaction) =>
        interaction with { At = DateTimeOffset.FromUnixTimeMilliseconds(interaction.At.ToUnixTimeMilliseconds()) };

    private static (long At, long Id)? PlaceOf(string? after)
    {
        if (after is null)
        {
            return (long.MaxValue, long.MaxValue);
        }

        var dot = after.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(after.AsSpan(0, dot), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(after.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (at, id) : null;
    }

    private int Write(Func<SqliteConnection, int> write)
    {
        var count = 0;
        _file.Write(connection => count = write(connection));
        return count;
    }
}
