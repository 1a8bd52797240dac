using Bridge.Core.Kpis.Desk.Formulas;

namespace Bridge.Core.Kpis.Desk.Tallies;

/// <summary>The parts of one figure put together, in any order. Never holds an average.</summary>
public sealed class DeskTally
{
    private const int Decimals = 15;

    private readonly DeskValues _values = new();
    private readonly WeekSeries _weeks = new();
    private readonly HashSet<long> _distinct = [];

    /// <summary>Numerator.</summary>
    public decimal Upper { get; private set; }

    /// <summary>Denominator.</summary>
    public decimal Lower { get; private set; }

    /// <summary>Sum of the sizes of what was added to the numerator: of a net of +1 and -1 how many they were.</summary>
    public decimal Extremes { get; private set; }

    /// <summary>Cases.</summary>
    public long Cases { get; private set; }

    /// <summary>Cases that cannot be judged yet.</summary>
    public long Pending { get; private set; }

    /// <summary>Adds a part.</summary>
    /// <param name="part">The part.</param>
    public void Add(in DeskPart part)
    {
        if (part.IsPending)
        {
            Pending++;
            return;
        }

        if (part.Series is { } series)
        {
            _weeks.Add(series, part.Day, Exact(part.Upper), Exact(part.Lower));
            return;
        }

        if (part.Distinct is { } one && !_distinct.Add(one))
        {
            return;
        }

        Upper += Exact(part.Upper);
        Extremes += Math.Abs(Exact(part.Upper));
        Lower += Exact(part.Lower);
        Cases += part.Cases;
        if (part.Value is { } value)
        {
            _values.Add(value);
        }
    }

    /// <summary>Adds another tally.</summary>
    /// <param name="other">The other; stays as it is.</param>
    public void Add(DeskTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var known = other._distinct.Count(_distinct.Contains); // each of them stands for one on both sides
        _distinct.UnionWith(other._distinct);
        (Upper, Lower) = (Upper + other.Upper - known, Lower + other.Lower);
        Extremes += other.Extremes - known;
        (Cases, Pending) = (Cases + other.Cases - known, Pending + other.Pending);
        _values.Add(other._values);
        _weeks.Add(other._weeks);
    }

    /// <summary>Adds sums of parts that belong to no series.</summary>
    /// <param name="sums">The sums.</param>
    public void Add(in DeskSums sums)
    {
        (Upper, Extremes, Lower) = (Upper + sums.Upper, Extremes + sums.Extremes, Lower + sums.Lower);
        (Cases, Pending) = (Cases + sums.Cases, Pending + sums.Pending);
    }

    /// <summary>Adds values of which a rank is asked.</summary>
    /// <param name="values">Each value times the unit.</param>
    /// <param name="unit">The unit, at least 1.</param>
    public void Add(ReadOnlySpan<long> values, long unit)
    {
        if (!values.IsEmpty)
        {
            _values.Add(values, unit);
        }
    }

    /// <summary>Takes values over of which a rank is asked.</summary>
    /// <param name="values">Each value times the unit; not to be used by others any more.</param>
    /// <param name="unit">The unit, at least 1.</param>
    public void Take(WholeValues values, long unit) => _values.Take(values, unit);

    /// <summary>Gives the room back that values of which a rank is asked take; no rank is known any more.</summary>
    public void GiveBack() => _values.GiveBack();

    /// <summary>Sum of the squares of the values of which a rank may be asked.</summary>
    /// <returns>The sum.</returns>
    public decimal Squares() => _values.Squares();

    /// <summary>The two series week by week.</summary>
    /// <param name="lag">Weeks by which the second is later.</param>
    /// <returns>The values of weeks of which both are known.</returns>
    public IReadOnlyList<(double First, double Second)> Pairs(int lag) => _weeks.Pairs(lag);

    // A third has no last digit: cut to so many, sums stay within the digits of a decimal and are the same in any order.
    private static decimal Exact(decimal value) => decimal.Round(value, Decimals);

    /// <summary>Nearest rank: the least value with at least a share of the values at or below it.</summary>
    /// <param name="percent">1 to 100.</param>
    /// <returns>The value, or null when there is none.</returns>
    public decimal? Rank(int percent) => _values.Rank(percent);
}
