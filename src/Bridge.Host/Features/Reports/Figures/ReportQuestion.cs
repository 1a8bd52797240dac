using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Reports.Figures;

/// <summary>Asks for the figures of a period.</summary>
internal static class ReportQuestion
{
    /// <summary>Makes the question.</summary>
    /// <param name="period">The period.</param>
    /// <param name="withinSeconds">Seconds within which a call is answered in time.</param>
    /// <returns>The question, for the usual figures.</returns>
    public static KpiQuestion Of(ReportPeriod period, int withinSeconds) => new()
    {
        From = Day(period.First),
        To = Day(period.Last),
        Within = withinSeconds,
    };

    /// <summary>Asks the same of an earlier period.</summary>
    /// <param name="open">The measures.</param>
    /// <param name="period">The period.</param>
    /// <param name="question">The question.</param>
    /// <returns>The figures; none of a period of which nothing is known, as zeros would look like figures.</returns>
    public static IReadOnlyList<KpiRow> Earlier(OpenMeasures open, ReportPeriod period, KpiQuestion question) =>
        open.Answer(question with { From = Day(period.First), To = Day(period.Last) }).Rows is var rows && rows.Any(row => row.Figure.N > 0) ? rows : [];

    private static string Day(DateOnly day) => KpiText.Date(day.DayNumber - LocalSlot.Epoch);
}
