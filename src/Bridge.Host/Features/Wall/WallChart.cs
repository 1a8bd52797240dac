using System.Globalization;
using System.Text;
using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Host.Features.Wall;

/// <summary>Today's arrivals over what is usual, as lines of a drawing of 1,000 by 240.</summary>
/// <param name="Summary">The same in words.</param>
/// <param name="Most">Arrivals at the upper edge, and in how long.</param>
/// <param name="Times">Times at the left edge, at each quarter of the width and at the right edge; empty ones where they would be too close.</param>
/// <param name="Paths">The lines by the ids of their elements.</param>
internal sealed record WallChart(string Summary, string Most, IReadOnlyList<string> Times, IReadOnlyDictionary<string, string> Paths)
{
    private const double Width = 1000;
    private const double Height = 240;
    private const double Somebody = 0.5;
    private const double Headroom = 1.04;
    private const int Edges = 5;
    private const int FewMinutes = 120;

    private static readonly IReadOnlyList<string> _noTimes = [.. Enumerable.Repeat("", Edges)];

    /// <summary>Draws the day.</summary>
    /// <param name="day">The day; null where no call is told.</param>
    /// <returns>The drawing.</returns>
    public static WallChart Of(WallDay? day)
    {
        if (day is null || Open(day) is not var (first, end))
        {
            return new WallChart(day is null ? "" : "No calls yet today.", "", _noTimes, Lines("", "", "", ""));
        }

        var factors = Enumerable.Range(0, day.Counts.Count).Select(day.FactorAt).ToList();
        var bands = factors.Select((factor, slot) => day.Usual.Baseline.Band(slot, factor, AlarmLimits.Usual)).ToList();
        var most = Headroom * Math.Max(1, Enumerable.Range(first, end - first).Max(slot => Math.Max(day.Counts[slot] ?? 0, bands[slot]?.Most ?? 0)));
        string Point(double slot, double value) => string.Create(
            CultureInfo.InvariantCulture, $"{(slot - first) * Width / (end - first):0.#} {Height - (value / most * Height):0.#}");
        var slots = Enumerable.Range(first, end - first).ToList();
        var band = slots.Where(slot => bands[slot] is not null).ToList();
        return new WallChart(
            Words(day),
            $"{most.ToString("0", CultureInfo.InvariantCulture)} calls in {day.Usual.Minutes} min",
            TimesBetween(first * day.Usual.Minutes, end * day.Usual.Minutes),
            Lines(
                band.Count < 2 ? "" : $"M{string.Join('L', band.Select(slot => Point(slot + 0.5, bands[slot]!.Value.Most)).Concat(Enumerable.Reverse(band).Select(slot => Point(slot + 0.5, bands[slot]!.Value.Least))))}Z", // filtered above
                Line(slots, slot => day.Usual.Baseline.IsLearning ? null : day.Usual.Baseline.Expected[slot] * factors[slot], Point),
                Line(slots, slot => slot < day.Told ? day.Counts[slot] : null, Point),
                string.Concat(slots.Where(slot => slot >= day.Told && slot <= day.Over && day.Counts[slot] is not null).Select(slot => $"M{Point(slot + 0.5, day.Counts[slot]!.Value)}h0")))); // filtered
    }

    private static Dictionary<string, string> Lines(string band, string usual, string today, string running) =>
        new() { ["band"] = band, ["usual"] = usual, ["today"] = today, ["running"] = running };

    private static string[] TimesBetween(int first, int end) =>
    [
        .. Enumerable.Range(0, Edges).Select(edge => edge is 0 or (Edges - 1) || end - first >= FewMinutes ? first + (edge * (end - first) / (Edges - 1)) : -1)
            .Select(minute => minute < 0 ? "" : $"{minute / 60:00}:{minute % 60:00}"),
    ];

    // From the first slot in which anybody calls, or usually does, to the last one.
    private static (int First, int End)? Open(WallDay day)
    {
        var open = Enumerable.Range(0, day.Counts.Count)
            .Where(slot => day.Counts[slot] > 0 || (!day.Usual.Baseline.IsLearning && day.Usual.Baseline.Expected[slot] >= Somebody)).ToList();
        return open.Count == 0 ? null : (open[0], open[^1] + 1);
    }

    // A slot without a count leaves a hole in the line, never a zero; a lone one is a dot.
    private static string Line(List<int> slots, Func<int, double?> value, Func<double, double, string> point)
    {
        var line = new StringBuilder();
        var isOpen = false;
        foreach (var slot in slots)
        {
            if (value(slot) is { } height)
            {
                line.Append(isOpen ? 'L' : 'M').Append(point(slot + 0.5, height)).Append(isOpen ? "" : "h0");
            }

            isOpen = value(slot) is not null;
        }

        return line.ToString();
    }

    private static string Words(WallDay day)
    {
        var so = day.Counts.Sum(count => count ?? 0);
        if (day.Usual.Baseline.IsLearning)
        {
            return day.Told < day.Over ? $"{Calls(so)} told so far. Calls are told when they are over." : $"{Calls(so)} so far.";
        }

        if (day.Told < day.Over)
        {
            var known = Enumerable.Range(0, day.Told).Where(slot => day.Counts[slot] is not null).ToList();
            return $"{Calls(so)} told so far, {known.Sum(slot => day.Counts[slot] ?? 0)} of them until {day.Usual.Time(day.Told)}, usually "
                + $"{known.Sum(slot => day.Usual.Baseline.Expected[slot] ?? 0).ToString("0", CultureInfo.InvariantCulture)}.{Pace(day)} Calls are told when they are over.";
        }

        // Only what was told can be compared: closed slots and those before the log began are left out on both sides.
        var usual = Enumerable.Range(0, Math.Min(day.Over + 1, day.Counts.Count)).Where(slot => day.Counts[slot] is not null)
            .Sum(slot => (day.Usual.Baseline.Expected[slot] ?? 0) * (slot == day.Over ? day.Running : 1));
        return $"{Calls(so)} so far, usually {usual.ToString("0", CultureInfo.InvariantCulture)} by now.{Pace(day)}";
    }

    private static string Calls(int count) => count switch { 0 => "No calls", 1 => "1 call", _ => $"{count} calls" };

    private static string Pace(WallDay day) =>
        Math.Abs(day.Factor - 1) >= 0.1 ? $" Today runs at {(100 * day.Factor).ToString("0", CultureInfo.InvariantCulture)}\u00a0%." : "";
}
