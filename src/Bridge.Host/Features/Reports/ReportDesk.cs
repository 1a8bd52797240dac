using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Reports.Sending;
using Bridge.Host.Settings.Reports;

namespace Bridge.Host.Features.Reports;

/// <summary>What the pages and mails of reports stand on. Safe for parallel use.</summary>
/// <param name="makers">The reports.</param>
/// <param name="byMail">Those that leave by mail.</param>
/// <param name="mails">Remembers which left.</param>
/// <param name="measures">Knows the desk's clock.</param>
/// <param name="time">The clock.</param>
internal sealed class ReportDesk(ReportMakers makers, IReadOnlyList<ReportMailSettings> byMail, ReportMails mails, MeasureReader measures, TimeProvider time)
{
    /// <summary>The reports.</summary>
    public ReportMakers Makers => makers;

    /// <summary>Those that leave by mail.</summary>
    public IReadOnlyList<ReportMailSettings> ByMail => byMail;

    /// <summary>Those that leave by mail, and what became of the last.</summary>
    /// <returns>Settings and a sentence each.</returns>
    public IReadOnlyList<(ReportMailSettings Settings, string State)> Mails() => [.. byMail.Select(one => (one, mails.Last(one.Name)))];

    /// <summary>The day on the desk's clock.</summary>
    /// <param name="ago">How long ago; none for now.</param>
    /// <returns>The day.</returns>
    /// <remarks>Hours are subtracted on the wall's clock, so that a mail of seven o'clock stays one when clocks change.</remarks>
    public DateOnly Today(TimeSpan ago = default) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), measures.Zone()).DateTime - ago);
}
