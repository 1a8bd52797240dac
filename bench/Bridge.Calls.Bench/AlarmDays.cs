using System.Globalization;
using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Calls.Bench;

/// <summary>Days of calls counted in five minutes, put together to quarters of an hour.</summary>
internal static class AlarmDays
{
    private const int QuartersOfADay = 96;
    private const int QuarterMinutes = 15;
    private const int CountsInAQuarter = 3;

    /// <summary>Reads the days; a quarter of which a count is missing is none.</summary>
    /// <param name="path">CSV file with the columns DateTime (the desk's own clock, whatever stands behind the seconds) and Calls.</param>
    /// <returns>The days in their order.</returns>
    public static List<ArrivalDay> Read(string path)
    {
        var lines = File.ReadLines(path).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        var (time, calls) = (Array.IndexOf(lines[0], "DateTime"), Array.IndexOf(lines[0], "Calls"));
        return
        [
            .. lines.Skip(1)
                .Select(cells => (At: DateTime.ParseExact(cells[time][..16], "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), Calls: int.Parse(cells[calls], CultureInfo.InvariantCulture)))
                .GroupBy(count => DateOnly.FromDateTime(count.At)).OrderBy(day => day.Key)
                .Select(day => new ArrivalDay(day.Key, Quarters([.. day]))),
        ];
    }

    private static int?[] Quarters(List<(DateTime At, int Calls)> counts)
    {
        var quarters = new int?[QuartersOfADay];
        foreach (var quarter in counts.GroupBy(count => (int)count.At.TimeOfDay.TotalMinutes / QuarterMinutes).Where(quarter => quarter.Count() == CountsInAQuarter))
        {
            quarters[quarter.Key] = quarter.Sum(count => count.Calls);
        }

        return quarters;
    }
}
