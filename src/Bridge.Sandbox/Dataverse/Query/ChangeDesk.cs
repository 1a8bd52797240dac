using System.Globalization;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Query;

/// <summary>Tokens of change tracking: a version and the day it was given.</summary>
/// <remarks>Source: Microsoft Learn, "Use change tracking to synchronize data with external systems".</remarks>
internal sealed class ChangeDesk(DataverseOrg org)
{
    private const string Form = "MM/dd/yyyy HH:mm:ss";
    private long _oldest;

    /// <summary>A token for all changes from now on, encoded as it stands in the link.</summary>
    public string Issue() => Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $"{org.Version}!{org.Time.GetUtcNow().UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}"))
        .Replace("%3A", "%3a", StringComparison.Ordinal).Replace("%2F", "%2f", StringComparison.Ordinal);

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token, decoded.</param>
    /// <returns>The version it was given at.</returns>
    /// <exception cref="RowRefusedException">It is none, or too old.</exception>
    public long Read(string token)
    {
        if (token.Split('!') is not [var version, var day] || !long.TryParse(version, CultureInfo.InvariantCulture, out var at)
            || !DateTimeOffset.TryParseExact(day, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given))
        {
            throw RowFaults.Syntax("The delta token is not valid.");
        }

        return at < _oldest || given + org.Options.ChangeTokenLife < org.Time.GetUtcNow()
            ? throw new RowRefusedException(400, "0x80044352", "Version stamp associated with the client has expired. Please perform a full sync.")
            : at;
    }

    /// <summary>Lets all tokens given so far be too old.</summary>
    public void Expire() => _oldest = org.NextVersion();

    /// <summary>Rows that came or changed after a version, in order, and the ids of those that went.</summary>
    public static (Guid[] Changed, Guid[] Deleted) Since(EntityTable table, long version) => (
        [.. table.Rows.Where(row => row.Version > version).OrderBy(row => row.Version).Select(row => row.Id)],
        [.. table.Deleted.Where(gone => gone.Version > version).Select(gone => gone.Id)]);
}
