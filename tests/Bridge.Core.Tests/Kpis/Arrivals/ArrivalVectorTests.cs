using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Core.Tests.Kpis.Arrivals;

/// <summary>Numbers that another program, written from the description alone, found for <see cref="InventedDays"/>.</summary>
public class ArrivalVectorTests
{
    private const double Tolerance = 1e-9;

    private static readonly double[] _expected =
    [
        53.142857142857146, 54.6, 62.25, 63.9, 73.2, 70.3, 73.2, 71.0, 75.7, 74.75, 79.25, 79.85, 81.45, 74.75, 70.05, 63.05, 62.2, 62.9, 64.2,
        62.714285714285715,
    ];

    private static readonly double[] _dispersion = [2.5289404797536954, 2.171222390986108, 2.184660708452253];

    private static readonly double[] _single =
    [
        0.11670119079985675, 3.212592960944896, 0.34376983745181455, 2.6397426773641612, -5.0450327006802045, -0.35434815892806526,
        -3.0079548793342017, -1.9012919898604181, 7.912225039656921, 4.1881733404157515, 1.367608313518172, -4.657562381213316,
        -4.872378825987207, 0.2780234082275257, 0.943653686970741, 3.2368771691577685, 0.5628861540109398, -3.1612437946846903,
        -3.7890841185681694, -1.4796550756604727,
    ];

    private static readonly double[] _pairs =
    [
        2.474205149038223, 2.5430083459834165, 2.191387371540518, -0.9084107905290679, -3.6266328814148956, -2.1235442318822457,
        -3.8803769154484336, 5.159011271595652, 8.523887405254314, 3.876272512538513, -1.424334406012914, -6.527372115131129,
        -3.0467683323881865, 0.6530217935496765, 2.7907987352382655, 2.79577157638613, -1.649148843353455, -4.811938289881194, -3.6641786730765844,
    ];

    private static readonly double[] _fours =
    [
        3.292654573678142, 1.1729708318493621, -0.3456497836232373, -1.607469934298674, -5.041983964898616, 2.2135293171916857, 3.6176210165769263,
        6.151502683813021, 5.218655576579394, -0.5779632959993393, -1.973273664626923, -3.5690126978185504, -0.4044862235932669, 1.8950611452680803,
        0.8238407020504113, -0.9000749082513444, -3.5252723616871826,
    ];

    private readonly List<ArrivalDay> _days = InventedDays.Sixty();

    [Fact]
    public void The_expected_curve_and_the_scatter_are_those_of_the_other_program()
    {
        var baseline = ArrivalBaseline.Of(_days, _days[50].Date);

        Same(_expected, baseline.Expected);
        Same(_dispersion, [.. baseline.Dispersion.Select(phi => (double?)phi)]);
        Assert.Equal(8, baseline.Days.Count);
    }

    [Fact]
    public void The_residuals_of_each_window_are_those_of_the_other_program()
    {
        var baseline = ArrivalBaseline.Of(_days, _days[50].Date);

        Same(_single, ArrivalResiduals.Of(_days[50].Counts, baseline.Expected, 1));
        Same([null, .. _pairs], ArrivalResiduals.Of(_days[50].Counts, baseline.Expected, 2));
        Same([null, null, null, .. _fours], ArrivalResiduals.Of(_days[50].Counts, baseline.Expected, 4));
    }

    [Fact]
    public void The_alarms_are_those_of_the_other_program()
    {
        var outage = ArrivalBaseline.Of(_days, _days[55].Date).Judge(_days[55].Counts, AlarmLimits.Usual);

        Assert.Equal([12, 13, 14, 15, 16], outage.Where(verdict => verdict.Level != AlarmLevel.None).Select(verdict => verdict.Slot));
        Assert.Equal([12, 13, 14, 15], outage.Where(verdict => verdict.Level == AlarmLevel.Red).Select(verdict => verdict.Slot));
        Assert.All(outage.Where(verdict => verdict.Level != AlarmLevel.None), verdict => Assert.True(verdict.Z < 0));
    }

    private static void Same(IEnumerable<double> right, IReadOnlyList<double?> found) => Same([.. right.Select(one => (double?)one)], found);

    private static void Same(IReadOnlyList<double?> right, IReadOnlyList<double?> found)
    {
        Assert.Equal(right.Count, found.Count);
        for (var one = 0; one < right.Count; one++)
        {
            Assert.Equal(right[one] is null, found[one] is null);
            Assert.Equal(right[one] ?? 0, found[one] ?? 0, Tolerance);
        }
    }
}
