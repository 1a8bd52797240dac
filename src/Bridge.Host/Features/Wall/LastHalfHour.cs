using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;

namespace Bridge.Host.Features.Wall;

/// <summary>Figures of the callers who stopped waiting in the last half hour; where calls are told only when they are over, of the calls that ended in it.</summary>
/// <remarks>
/// Who hung up is told at once, who was answered when the talk is over: counted by when they stopped waiting, callers who hung up would be too large a share.
/// </remarks>
/// <param name="Level">Service level.</param>
/// <param name="Speed">Average speed of answer.</param>
/// <param name="Nineties">90th percentile of wait, which guards the two.</param>
/// <param name="Abandoned">Callers who hung up.</param>
/// <param name="Offered">All callers.</param>
/// <param name="Abandonment">Share of those who hung up.</param>
internal sealed record LastHalfHour(KpiFigure Level, KpiFigure Speed, KpiFigure Nineties, long Abandoned, long Offered, KpiFigure Abandonment)
{
    private static readonly TimeSpan _span = TimeSpan.FromMinutes(30);

    /// <summary>Counts them.</summary>
    /// <param name="visits">Visits of the day.</param>
    /// <param name="now">The end of the half hour.</param>
    /// <param name="within">Seconds within which a call is answered in time.</param>
    /// <param name="isByEnd">True where calls are told only when they are over.</param>
    /// <returns>The figures.</returns>
    public static LastHalfHour Of(IEnumerable<LiveVisit> visits, DateTimeOffset now, int within, bool isByEnd)
    {
        var measures = new CallMeasures();
        foreach (var visit in visits.Where(visit => (isByEnd ? visit.EndedAt : visit.WaitedUntil) is { } until && until > now - _span && until <= now))
        {
            CallCounting.AddVisit(measures, visit.ToFacts());
        }

        var settings = new KpiSettings { WithinSeconds = within };
        KpiFigure Figure(string id)
        {
            var kpi = KpiCatalogue.Find(id)!; // a name of the catalogue
            return KpiComputation.Compute(kpi, kpi.Variants[0], measures, settings);
        }

        return new LastHalfHour(
            Figure("sl"), Figure("asa"), Figure("waitP90"), measures[CallMeasure.AbandonedQueue] + measures[CallMeasure.AbandonedRing], CallFormulas.Offered(measures), Figure("abandonment"));
    }
}
