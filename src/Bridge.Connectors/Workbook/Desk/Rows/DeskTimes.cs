using System.Globalization;
using Bridge.Connectors.Workbook.Cells;
using NodaTime;
using NodaTime.TimeZones;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>Times of day in cells: typed, in the time zone of the settings, to the second.</summary>
/// <remarks>A time that a change of clocks repeats is the first of the two, one that it leaves out is moved by the gap.</remarks>
/// <param name="zone">The time zone.</param>
/// <param name="is1904">True when the workbook counts days from 1904.</param>
internal sealed class DeskTimes(DateTimeZone zone, bool is1904)
{
    private const int DaysBetweenSystems = 1462;
    private const double FirstSafeDay = 61; // 1 March 1900; before it Excel counts a day that never was. Source: ECMA-376 Part 1, section 18.17.4.1
    private const double LastDay = 2_958_465; // 31 December 9999

    private static readonly DateTime _dayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] _forms =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd h:mm tt",
    ];

    /// <summary>Makes the cell of an instant.</summary>
    /// <param name="instant">The instant, UTC.</param>
    /// <returns>The cell.</returns>
    public CellValue Cell(DateTimeOffset instant)
    {
        var local = Instant.FromDateTimeOffset(instant).InZone(zone).ToDateTimeUnspecified();
        var days = (local - _dayZero).TotalDays - (is1904 ? DaysBetweenSystems : 0);
        return new CellValue(CellKind.Number, days.ToString("0.##########", CultureInfo.InvariantCulture));
    }

    /// <summary>Reads an instant.</summary>
    /// <param name="cell">A cell with a time or a day, or a text such as <c>2026-01-31 14:05</c>.</param>
    /// <returns>The instant, UTC, or null when the cell holds none.</returns>
    public DateTimeOffset? Read(CellValue cell)
    {
        if (cell.Kind == CellKind.Number && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var days = number + (is1904 ? DaysBetweenSystems : 0);
            return days is >= FirstSafeDay and < LastDay ? ToUtc(_dayZero.AddSeconds(Math.Round(days * 86_400))) : null;
        }

        return cell.Kind == CellKind.Text && DateTime.TryParseExact(cell.Text.Trim(), _forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? ToUtc(local) : null;
    }

    private DateTimeOffset ToUtc(DateTime local) =>
        new(zone.ResolveLocal(LocalDateTime.FromDateTime(local), Resolvers.LenientResolver).ToDateTimeUtc(), TimeSpan.Zero);
}
