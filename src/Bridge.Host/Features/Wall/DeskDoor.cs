using System.Globalization;
using Bridge.Host.Features.Measures.Calendar;

namespace Bridge.Host.Features.Wall;

/// <summary>Whether the desk is open at a moment, and when it opens next.</summary>
/// <param name="IsOpen">True inside business hours, and always where none are set.</param>
/// <param name="Opens">When it opens, such as <c>tomorrow at 08:00</c>; empty while it is open, and when it does not within a month.</param>
internal sealed record DeskDoor(bool IsOpen, string Opens)
{
    private const int Month = 31;

    /// <summary>Looks.</summary>
    /// <param name="calendar">The desk's calendar; used by one thread at a time.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether it is open.</returns>
    public static DeskDoor Of(DeskCalendar calendar, DateTimeOffset now)
    {
        var slot = now.ToUnixTimeSeconds() / LocalSlot.Seconds;
        var today = calendar.Local(slot);
        if (calendar.IsOpen(today))
        {
            return new DeskDoor(true, "");
        }

        for (var next = slot + 1; next < slot + (Month * LocalSlot.PerDay); next++)
        {
            if (calendar.Local(next) is var open && calendar.IsOpen(open))
            {
                return new DeskDoor(false, $"{Day(open, today)}at {open.Quarter / 4:00}:{open.Quarter % 4 * 15:00}");
            }
        }

        return new DeskDoor(false, "");
    }

    private static string Day(LocalSlot open, LocalSlot today) => (open.Day - today.Day) switch
    {
        0 => "",
        1 => "tomorrow ",
        < 7 => $"on {CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(open.Date.DayOfWeek)} ",
        _ => $"on {open.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} ",
    };
}
