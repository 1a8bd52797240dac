using System.Globalization;
using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Calls.Bench;

/// <summary>How often the wallboard's own rules alarm on recorded days, and whether they find changes that are put into them.</summary>
internal static class AlarmRounds
{
    private const int WarmUp = 45;
    private const int DaysOfAWeek = 5;
    private const int SlotsPerHour = 4;
    private const int Every = 4;

    private static readonly (string Name, double Factor, int Slots)[] _changes =
    [
        ("1.5 times for an hour", 1.5, 4), ("twice for an hour", 2, 4), ("1.3 times for two hours", 1.3, 8), ("drop to 30 % for an hour", 0.3, 4), ("none for half an hour", 0, 2),
    ];

    /// <summary>Runs the rounds and writes the figures.</summary>
    /// <param name="path">File of <see cref="AlarmDays"/>.</param>
    public static void Run(string path)
    {
        var days = AlarmDays.Read(path);
        var tested = days.Skip(WarmUp).Select(day => (day.Date, day.Counts, Baseline: ArrivalBaseline.Of(days, day.Date))).ToList();
        var weeks = (double)tested.Count / DaysOfAWeek;
        var untouched = tested.SelectMany(day => Events(day.Baseline, day.Counts)).ToList();
        Console.WriteLine(Line($"{days.Count} days, {tested.Count} tested: {untouched.Count / weeks:0.00} alarms a week, {untouched.Count(one => one.Level == AlarmLevel.Red) / weeks:0.00} of them red"));
        foreach (var change in _changes)
        {
            var (all, amber, delays, missed) = (0, 0, new List<int>(), new List<string>());
            foreach (var (date, counts, baseline) in tested)
            {
                for (var slot = First(counts) + SlotsPerHour; slot + change.Slots < counts.Count && counts[slot + change.Slots] is not null; slot += Every)
                {
                    all++;
                    var verdicts = baseline.Judge(Changed(counts, slot, change), AlarmLimits.Usual, SlotsPerHour);
                    amber += IsSeen(verdicts, slot, change, slot + change.Slots, AlarmLevel.Amber) ? 1 : 0;
                    var red = Enumerable.Range(slot, change.Slots + 1).Where(now => IsSeen(verdicts, slot, change, now, AlarmLevel.Red)).Select(now => now - slot + 1).FirstOrDefault();
                    delays.AddRange(red > 0 ? [red] : []);
                    if (red == 0)
                    {
                        missed.Add(Missed(date, counts, baseline, slot, change, IsSeen(verdicts, slot, change, slot + change.Slots, AlarmLevel.Amber)));
                    }
                }
            }

            Console.WriteLine(Line($"{change.Name}: of {all} {amber} seen, {delays.Count} red ({100.0 * delays.Count / all:0.0} %), in {delays.Average():0.00} slots"));
            missed.ForEach(Console.WriteLine);
        }
    }

    // Whether what was put in is more than usual at all, and whether the day alarms there without it.
    private static string Missed(DateOnly date, IReadOnlyList<int?> counts, ArrivalBaseline baseline, int slot, (string Name, double Factor, int Slots) change, bool isAmber)
    {
        var span = Enumerable.Range(slot, change.Slots).ToList();
        var share = span.Sum(one => counts[one] ?? 0) / span.Sum(one => baseline.Expected[one] ?? 0);
        var stands = Events(baseline, counts).Any(one => one.First <= slot + change.Slots && one.Last >= slot - SlotsPerHour);
        return Line($"  not red: {date:yyyy-MM-dd} {slot / SlotsPerHour}:{slot % SlotsPerHour * 15:00}, {share * change.Factor:0.00} of the usual, {share:0.00} without it; {(isAmber ? "amber" : "not seen")}{(stands ? ", the day itself alarms there" : "")}");
    }

    // What a person at the wall knows by then, not what the day will tell later.
    private static bool IsSeen(IReadOnlyList<ArrivalVerdict> verdicts, int begin, (string Name, double Factor, int Slots) change, int now, AlarmLevel level)
    {
        var events = ArrivalEvent.Of(verdicts.Where(verdict => verdict.Slot <= now), AlarmLimits.Usual, SlotsPerHour);
        return events.Any(one => one.Level >= level && one.Last >= begin)
            && verdicts.Any(verdict => verdict.Slot >= begin && verdict.Slot <= now && verdict.Level != AlarmLevel.None && verdict.Z > 0 == change.Factor > 1);
    }

    private static IReadOnlyList<ArrivalEvent> Events(ArrivalBaseline baseline, IReadOnlyList<int?> counts) =>
        ArrivalEvent.Of(baseline.Judge(counts, AlarmLimits.Usual, SlotsPerHour), AlarmLimits.Usual, SlotsPerHour);

    private static int?[] Changed(IReadOnlyList<int?> counts, int begin, (string Name, double Factor, int Slots) change) =>
        [.. counts.Select((count, slot) => slot >= begin && slot < begin + change.Slots && count is { } calls ? (int)Math.Round(calls * change.Factor, MidpointRounding.AwayFromZero) : count)];

    private static int First(IReadOnlyList<int?> counts) => Enumerable.Range(0, counts.Count).First(slot => counts[slot] is not null);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
