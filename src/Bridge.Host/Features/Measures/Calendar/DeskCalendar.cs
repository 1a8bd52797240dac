using Bridge.Mapping.Calls;
using NodaTime;
using NodaTime.TimeZones;

namespace Bridge.Host.Features.Measures.Calendar;

/// <summary>The desk's days and business hours. The days on which clocks change have 23 or 25 hours.</summary>
/// <remarks>Every zone's offset since 1972 is a multiple of a quarter of an hour, so a quarter in UTC is one on the desk's clock too.</remarks>
internal sealed class DeskCalendar
{
    private readonly DateTimeZone _zone;
    private readonly BusinessHours? _hours;
    private ZoneInterval? _interval;

    private DeskCalendar(DateTimeZone zone, BusinessHours? hours) => (_zone, _hours) = (zone, hours);

    /// <summary>IANA name of the zone.</summary>
    public string Zone => _zone.Id;

    /// <summary>Makes a calendar.</summary>
    /// <param name="zone">IANA name; null for UTC.</param>
    /// <param name="hours">Checked document of business hours; null for always open.</param>
    /// <returns>The calendar.</returns>
    public static DeskCalendar Of(string? zone, string? hours)
    {
        BusinessHours? read = null;
        if (hours is not null)
        {
            BusinessHours.Read("", hours, out read);
        }

        return new DeskCalendar(zone is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[zone], read);
    }

    /// <summary>True when business hours are set.</summary>
    public bool HasHours => _hours is not null;

    /// <summary>First quarter of a day.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>Quarters since 1970 UTC.</returns>
    public long FirstSlotOf(int day) =>
        _zone.AtStartOfDay(LocalDate.FromDateOnly(DateOnly.FromDayNumber(day + LocalSlot.Epoch))).ToInstant().ToUnixTimeSeconds() / LocalSlot.Seconds;

    /// <summary>Where a quarter lies on the desk's clock.</summary>
    /// <param name="slot">Quarters since 1970 UTC.</param>
    /// <returns>Day, quarter of the day, and offset.</returns>
    public LocalSlot Local(long slot)
    {
        var instant = Instant.FromUnixTimeSeconds(slot * LocalSlot.Seconds);
        if (_interval is null || !_interval.Contains(instant))
        {
            _interval = _zone.GetZoneInterval(instant);
        }

        var offset = _interval.WallOffset.Seconds / LocalSlot.Seconds;
        var local = slot + offset;
        var day = (int)Math.DivRem(local, LocalSlot.PerDay, out var quarter);
        return new LocalSlot(quarter < 0 ? day - 1 : day, (int)(quarter < 0 ? quarter + LocalSlot.PerDay : quarter), offset);
    }

    /// <summary>Tells whether the desk is open.</summary>
    /// <param name="slot">A quarter on the desk's clock.</param>
    /// <returns>True inside business hours, and always when none are set.</returns>
    public bool IsOpen(LocalSlot slot) => _hours?.IsOpen(slot.Date, slot.Quarter) ?? true;
}
