using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Host.Features.Wall;

/// <summary>Looks for what the extra callers of an alarm have in common: once for each alarm, beside the loop. Used by one loop.</summary>
/// <param name="usual">What days are compared with.</param>
internal sealed class ExtraSearch(UsualDays usual)
{
    private Task<Found>? _looking;
    private Found? _found;

    /// <summary>Tells what is known of the alarm of now.</summary>
    /// <param name="day">The day.</param>
    /// <param name="visits">Its visits.</param>
    /// <param name="cancellationToken">Abandons the search.</param>
    /// <returns>What they have in common, and how many different callers those are; null while it is not known.</returns>
    public (ExtraCallers? Extra, int? People) Of(WallDay day, IReadOnlyList<LiveVisit> visits, CancellationToken cancellationToken)
    {
        if (day.Alarm is not { Peak: { Z: > 0 } peak })
        {
            return (null, null);
        }

        if (_looking is { IsCompleted: true } done)
        {
            _looking = null;
            _found = done.GetAwaiter().GetResult();
        }

        if (_found?.Of != peak && _looking is null)
        {
            var (first, end) = (peak.Slot - peak.Window + 1, peak.Slot + 1);
            var callers = visits.Where(visit => visit.IsArrival && day.Usual.Place(visit.OfferedAt) is var (on, slot) && on == day.Usual.Day && slot >= first && slot < end).ToList();
            _looking = Task.Run(() => Find(day.Usual, peak, callers, cancellationToken), cancellationToken);
        }

        return _found is { } found && found.Of == peak ? (found.Extra, found.People) : (null, null);
    }

    private Found Find(UsualDay day, ArrivalVerdict peak, List<LiveVisit> callers, CancellationToken cancellationToken)
    {
        try
        {
            var (topics, queues) = usual.Reasons(day, peak.Slot - peak.Window + 1, peak.Slot + 1, cancellationToken);
            var extra = ExtraCallers.Find(Count(callers, visit => visit.Topic), topics, peak.Expected)
                ?? ExtraCallers.Find(Count(callers, visit => visit.Queue), queues, peak.Expected);
            var people = callers.Where(visit => extra is not null && (visit.Topic == extra.Name || visit.Queue == extra.Name))
                .Select(visit => visit.Caller).OfType<string>().Distinct().Count();
            return new Found(peak, extra, people > 0 ? people : null);
        }
        catch (StoreException)
        {
            return new Found(peak, null, null); // the alarm stands without its cause; the loop says why the measures cannot be read
        }
    }

    private static Dictionary<string, int> Count(IEnumerable<LiveVisit> visits, Func<LiveVisit, string?> name) =>
        visits.Select(name).OfType<string>().CountBy(one => one).ToDictionary(StringComparer.Ordinal);

    private sealed record Found(ArrivalVerdict Of, ExtraCallers? Extra, int? People);
}
