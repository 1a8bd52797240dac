using Bridge.Core.Kpis.Desk;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>The desk's calendar for figures. Keeps how many open quarters lie before each one, so that any span is two look-ups.</summary>
/// <param name="calendar">The desk's days and business hours.</param>
internal sealed class DeskClock(DeskCalendar calendar) : IDeskClock
{
    private const long Quarter = LocalSlot.Seconds * 1000L;

    // 1990: nothing that a desk imports is older; older instants count from here.
    private const long FirstSlot = 631_152_000L / LocalSlot.Seconds;

    private readonly List<int> _openBefore = [0];

    /// <inheritdoc />
    public bool HasHours => calendar.HasHours;

    /// <inheritdoc />
    public int DayOf(long instant) => calendar.Local(VisitBlocks.SlotOf(instant)).Day;

    /// <inheritdoc />
    public long StartOf(int day) => VisitBlocks.StartOf(calendar.FirstSlotOf(day));

    /// <inheritdoc />
    public long OpenMilliseconds(long from, long to) => Before(to) - Before(from);

    /// <inheritdoc />
    public bool IsBusinessDay(int day)
    {
        if (!calendar.HasHours)
        {
            return new LocalSlot(day, 0, 0).Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        }

        for (var quarter = 0; quarter < LocalSlot.PerDay; quarter++)
        {
            if (calendar.IsOpen(new LocalSlot(day, quarter, 0)))
            {
                return true;
            }
        }

        return false;
    }

    private long Before(long instant)
    {
        var (slot, rest) = Math.DivRem(instant, Quarter);
        if (slot < FirstSlot)
        {
            return 0;
        }

        var place = (int)(slot - FirstSlot);
        while (_openBefore.Count <= place + 1)
        {
            var last = _openBefore.Count - 1;
            _openBefore.Add(_openBefore[last] + (calendar.IsOpen(calendar.Local(FirstSlot + last)) ? 1 : 0));
        }

        return (_openBefore[place] * Quarter) + (_openBefore[place + 1] > _openBefore[place] ? rest : 0);
    }
}
