using Bridge.Host.Storage;

namespace Bridge.Host.Features.Reports.Sending;

/// <summary>Remembers which reports left, so that no reader gets one twice.</summary>
/// <param name="store">The bridge's store.</param>
/// <param name="time">The clock.</param>
internal sealed class ReportMails(BridgeStore store, TimeProvider time)
{
    /// <summary>Mails that a crash left under way: nobody knows whether they arrived, so they are not sent again.</summary>
    /// <returns>How many there were.</returns>
    public int GiveUp()
    {
        var count = 0;
        store.Write(connection =>
        {
            connection.Run("UPDATE report_mail SET state = 'Unknown' WHERE state = 'Sending'");
            count = (int)connection.Scalar<long>("SELECT changes()");
        });
        return count;
    }

    /// <summary>The readers who need no mail any more.</summary>
    /// <param name="report">Name in the settings.</param>
    /// <param name="period">Name of the time.</param>
    /// <returns>Their addresses.</returns>
    public IReadOnlySet<string> Done(string report, string period) => store.Read(connection => connection.Query(
        "SELECT reader FROM report_mail WHERE report = $report AND period = $period", row => row.GetString(0), ("$report", report), ("$period", period)).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Notes what became, or is about to become, of a mail.</summary>
    /// <param name="report">Name in the settings.</param>
    /// <param name="period">Name of the time.</param>
    /// <param name="reader">The reader's address.</param>
    /// <param name="state">What became of it.</param>
    /// <param name="message">What the administrator should know, or null.</param>
    public void Note(string report, string period, string reader, ReportMailState state, string? message = null) => store.Write(connection => connection.Run(
        "INSERT INTO report_mail (report, period, reader, state, at, message) VALUES ($report, $period, $reader, $state, $at, $message) "
        + "ON CONFLICT (report, period, reader) DO UPDATE SET state = excluded.state, at = excluded.at, message = excluded.message",
        ("$report", report), ("$period", period), ("$reader", reader), ("$state", state.ToString()), ("$at", Instants.Format(time.GetUtcNow())), ("$message", message)));

    /// <summary>Forgets a mail that certainly did not leave; it is due again.</summary>
    /// <param name="report">Name in the settings.</param>
    /// <param name="period">Name of the time.</param>
    /// <param name="reader">The reader's address.</param>
    public void PutBack(string report, string period, string reader) => store.Write(connection => connection.Run(
        "DELETE FROM report_mail WHERE report = $report AND period = $period AND reader = $reader", ("$report", report), ("$period", period), ("$reader", reader)));

    /// <summary>Says what became of the last time that left.</summary>
    /// <param name="report">Name in the settings.</param>
    /// <returns>A sentence without addresses.</returns>
    public string Last(string report) => store.Read(connection => connection.Query(
        "SELECT period, sum(state = 'Sent'), sum(state = 'Unknown'), sum(state = 'Refused'), sum(state = 'Sending'), max(at), max(message) FROM report_mail "
        + "WHERE report = $report GROUP BY period ORDER BY max(at) DESC LIMIT 1",
        row => Words(row.GetString(0), [row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)], row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6)),
        ("$report", report)).SingleOrDefault() ?? "none yet");

    private static string Words(string period, long[] counts, string at, string? message) =>
        $"{period}: " + string.Join(", ", counts.Zip(["sent", "perhaps sent", "refused", "under way"]).Where(pair => pair.First > 0).Select(pair => $"{pair.First} {pair.Second}"))
        + $" on {at[..10]}" + (message is null ? "" : $". {message}");
}
