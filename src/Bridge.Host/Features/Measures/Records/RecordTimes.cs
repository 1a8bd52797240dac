using System.Globalization;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>Instants as the desk's clock showed them, to the second: so a phone system's own list has them too.</summary>
internal static class RecordTimes
{
    /// <summary>Writes an instant.</summary>
    /// <param name="calendar">The desk's calendar.</param>
    /// <param name="milliseconds">Milliseconds since 1970 UTC.</param>
    /// <returns>For example <c>2026-07-31 14:05:09</c>.</returns>
    public static string Text(DeskCalendar calendar, long milliseconds)
    {
        var offset = calendar.Local(VisitBlocks.SlotOf(milliseconds)).Offset;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).AddSeconds((double)offset * LocalSlot.Seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
