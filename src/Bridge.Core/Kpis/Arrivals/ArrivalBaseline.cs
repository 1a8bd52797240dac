namespace Bridge.Core.Kpis.Arrivals;

/// <summary>What a day is compared with: the usual day of its weekday, and how much days scatter around it.</summary>
/// <param name="Days">Days of the same weekday that it was made of, oldest first.</param>
/// <param name="Expected">Expected arrivals of each slot; empty while it learns.</param>
/// <param name="Dispersion">Scatter for each of <see cref="ArrivalResiduals.Windows"/>.</param>
public sealed record ArrivalBaseline(IReadOnlyList<DateOnly> Days, IReadOnlyList<double?> Expected, IReadOnlyList<double> Dispersion)
{
    private const int FewestDays = 3;
    private const int MostDays = 8;
    private const int ScatterDays = 20;
    private const int QuartersOfAnHour = 4;

    /// <summary>Scatter against the hour before, for each of <see cref="ArrivalResiduals.Windows"/>, in slots of a quarter of an hour; empty while it learns.</summary>
    internal IReadOnlyList<double> RiseDispersion { get; init; } = [];

    /// <summary>True while there are too few days of the weekday to compare with; then nothing alarms.</summary>
    public bool IsLearning => Days.Count < FewestDays;

    /// <summary>Learns from the days before.</summary>
    /// <param name="days">All days that are known, in any order; those after the date do not matter.</param>
    /// <param name="date">The day to compare.</param>
    /// <returns>The baseline.</returns>
    public static ArrivalBaseline Of(IEnumerable<ArrivalDay> days, DateOnly date)
    {
        List<ArrivalDay> known = [.. days.Where(day => day.Date < date && day.IsComparable).OrderBy(day => day.Date)];
        var alike = Alike(known, date);
        if (alike.Count < FewestDays)
        {
            return new ArrivalBaseline([.. alike.Select(day => day.Date)], [], []);
        }

        var recent = known.TakeLast(ScatterDays).Select(day => (day.Counts, Before: Alike(known, day.Date)))
            .Where(day => day.Before.Count >= FewestDays)
            .Select(day => (day.Counts, Expected: ArrivalCurve.Expected([.. day.Before.Select(one => one.Counts)]))).ToList();
        return new ArrivalBaseline(
            [.. alike.Select(day => day.Date)],
            ArrivalCurve.Expected([.. alike.Select(day => day.Counts)]),
            [.. ArrivalResiduals.Windows.Select(window => ArrivalDispersion.Of(
                recent.SelectMany(day => ArrivalResiduals.Of(day.Counts, day.Expected, window)).OfType<double>()))])
        {
            RiseDispersion = [.. ArrivalResiduals.Windows.Select(window => ArrivalDispersion.Of(
                recent.SelectMany(day => ArrivalRises.Of(day.Counts, day.Expected, window, QuartersOfAnHour))))],
        };
    }

    /// <summary>Judges the slots of the day that are over.</summary>
    /// <param name="counts">Arrivals of each slot; null for slots that are not over.</param>
    /// <param name="limits">From which distance on they alarm.</param>
    /// <returns>A verdict for each slot that can be judged.</returns>
    public IReadOnlyList<ArrivalVerdict> Judge(IReadOnlyList<int?> counts, AlarmLimits limits)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(limits);
        return [.. Enumerable.Range(0, Math.Min(counts.Count, Expected.Count)).Select(slot => Furthest(counts, slot, limits)).OfType<ArrivalVerdict>()];
    }

    /// <summary>Judges the slots of the day that are over, and against the hour before those that are nothing unusual on a usual day.</summary>
    /// <remarks>Only slots of a quarter of an hour are held against the hour before: in longer ones two hours are two numbers, and chance is as far.</remarks>
    /// <param name="counts">Arrivals of each slot; null for slots that are not over.</param>
    /// <param name="limits">From which distance on they alarm.</param>
    /// <param name="slotsPerHour">How many slots an hour has.</param>
    /// <returns>A verdict for each slot that can be judged.</returns>
    public IReadOnlyList<ArrivalVerdict> Judge(IReadOnlyList<int?> counts, AlarmLimits limits, int slotsPerHour)
    {
        var verdicts = Judge(counts, limits);
        return slotsPerHour != QuartersOfAnHour ? verdicts
            : [.. verdicts.Select(verdict => verdict.Level == AlarmLevel.None && Rise(counts, verdict.Slot, limits) is { } rise ? rise : verdict)];
    }

    /// <summary>Where the arrivals of a slot lie on a day like this, unless something has happened.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="factor">How busy the day is.</param>
    /// <param name="limits">From which distance on they alarm.</param>
    /// <returns>Least and most; null where nothing is expected.</returns>
    public (double Least, double Most)? Band(int slot, double factor, AlarmLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (slot >= Expected.Count || Expected[slot] is not { } mean)
        {
            return null;
        }

        var (middle, reach) = (Anscombe.Of(factor * mean), limits.Amber * Dispersion[0]);
        return (Anscombe.Back(middle - reach), Anscombe.Back(middle + reach));
    }

    private ArrivalVerdict? Furthest(IReadOnlyList<int?> counts, int slot, AlarmLimits limits)
    {
        ArrivalVerdict? furthest = null;
        for (var one = 0; one < ArrivalResiduals.Windows.Count; one++)
        {
            var window = ArrivalResiduals.Windows[one];
            if (ArrivalResiduals.At(counts, Expected, slot, window) is var (residual, count, expected)
                && (furthest is null || Math.Abs(residual / Dispersion[one]) > Math.Abs(furthest.Z)))
            {
                var z = residual / Dispersion[one];
                furthest = new ArrivalVerdict(slot, window, count, expected, z, limits.Judge(z));
            }
        }

        return furthest;
    }

    private ArrivalVerdict? Rise(IReadOnlyList<int?> counts, int slot, AlarmLimits limits) => ArrivalResiduals.Windows
        .Select((window, one) => ArrivalRises.At(counts, Expected, slot, window, QuartersOfAnHour) is { FollowsOutage: false } rise && rise.Residual / RiseDispersion[one] > limits.Rise
            ? new ArrivalVerdict(slot, window, rise.Count, rise.Expected, rise.Residual / RiseDispersion[one], AlarmLevel.Amber) { IsRise = true } : null)
        .OfType<ArrivalVerdict>().MaxBy(rise => rise.Z);

    private static List<ArrivalDay> Alike(List<ArrivalDay> known, DateOnly date) =>
        [.. known.Where(day => day.Date < date && day.Date.DayOfWeek == date.DayOfWeek).TakeLast(MostDays)];
}
