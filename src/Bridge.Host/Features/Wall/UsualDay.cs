using Bridge.Core.Kpis.Arrivals;
using Bridge.Host.Features.Measures.Calendar;

namespace Bridge.Host.Features.Wall;

/// <summary>What a day of the desk is compared with. Used by one thread at a time.</summary>
/// <param name="Calendar">The desk's calendar.</param>
/// <param name="Day">The day, since 1970.</param>
/// <param name="Minutes">Minutes of a slot.</param>
/// <param name="Baseline">The usual day in such slots.</param>
internal sealed record UsualDay(DeskCalendar Calendar, int Day, int Minutes, ArrivalBaseline Baseline)
{
    /// <summary>The date.</summary>
    public DateOnly Date => DateOnly.FromDayNumber(Day + LocalSlot.Epoch);

    /// <summary>Slots of an hour.</summary>
    public int SlotsPerHour => 60 / Minutes;

    /// <summary>Where an instant lies on the desk's clock.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The day since 1970, and how far it is in slots, such as 20.5.</returns>
    public (int Day, double Slots) Place(DateTimeOffset instant)
    {
        var seconds = instant.ToUnixTimeMilliseconds() / 1000.0;
        var quarter = Math.Floor(seconds / LocalSlot.Seconds);
        var local = Calendar.Local((long)quarter);
        return (local.Day, (local.Quarter + (seconds / LocalSlot.Seconds) - quarter) * LocalSlot.Seconds / 60 / Minutes);
    }

    /// <summary>Writes the time at which a slot begins.</summary>
    /// <param name="slot">The slot, from midnight.</param>
    /// <returns>For example <c>10:30</c>.</returns>
    public string Time(int slot) => $"{slot * Minutes / 60:00}:{slot * Minutes % 60:00}";
}
