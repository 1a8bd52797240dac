using Bridge.Host.Storage;

namespace Bridge.Host.Features.Surveys;

/// <summary>Members who want no more surveys. Safe for parallel calls.</summary>
/// <param name="file">The surveys' store.</param>
/// <param name="writes">Its writes.</param>
/// <param name="time">The clock.</param>
internal sealed class OptOuts(SqliteStore file, GroupedWrites writes, TimeProvider time)
{
    /// <summary>Notes that a member wants no more; the disk has it when the task ends. Twice is once.</summary>
    /// <param name="member">External id.</param>
    /// <returns>True when it is new.</returns>
    public async Task<bool> AddAsync(string member) => await writes.WriteAsync(connection => connection.Run(
        "INSERT OR IGNORE INTO opt_out (member, at) VALUES ($member, $now)", ("$member", member), ("$now", Instants.Format(time.GetUtcNow())))) == 1;

    /// <summary>Notes that a member may be asked again.</summary>
    /// <param name="member">External id.</param>
    /// <returns>False when they had not opted out.</returns>
    public async Task<bool> RemoveAsync(string member) => await writes.WriteAsync(connection => connection.Run(
        "DELETE FROM opt_out WHERE member = $member", ("$member", member))) == 1;

    /// <summary>Tells whether a member wants no more.</summary>
    /// <param name="member">External id.</param>
    /// <returns>True when they said so.</returns>
    public bool Holds(string member) => file.Read(connection => connection.Scalar<long>(
        "SELECT count(*) FROM opt_out WHERE member = $member", ("$member", member))) > 0;

    /// <summary>Lists them.</summary>
    /// <returns>External id and when, UTC; whoever said so last comes last.</returns>
    public IReadOnlyList<(string Member, DateTimeOffset At)> List() => file.Read(connection => connection.Query(
        "SELECT member, at FROM opt_out ORDER BY at, member", row => (row.GetString(0), Instants.Parse(row.GetString(1)))));
}
