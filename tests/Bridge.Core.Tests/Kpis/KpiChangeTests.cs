using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;

namespace Bridge.Core.Tests.Kpis;

public class KpiChangeTests
{
    private static readonly Kpi _level = KpiCatalogue.Find("sl")!;
    private static readonly Kpi _speed = KpiCatalogue.Find("asa")!;
    private static readonly Kpi _offered = KpiCatalogue.Find("offered")!;

    [Theory]
    [InlineData("sl", 80, 70, 10, KpiVerdict.Better)]
    [InlineData("sl", 70, 80, -10, KpiVerdict.Worse)]
    [InlineData("asa", 30, 40, -10, KpiVerdict.Better)]
    [InlineData("asa", 40, 30, 10, KpiVerdict.Worse)]
    [InlineData("aht", 40, 30, 10, KpiVerdict.Neither)]
    [InlineData("asa", 40, 40, 0, KpiVerdict.Same)]
    public void A_change_is_good_or_bad_by_the_way_that_is_better(string kpi, double now, double before, double difference, KpiVerdict verdict) =>
        Assert.Equal(new KpiChange(difference, verdict), KpiChange.Of(KpiCatalogue.Find(kpi)!, Figure(now), Figure(before)));

    [Fact]
    public void Nothing_is_compared_when_one_of_the_two_has_no_value_or_is_of_few_cases()
    {
        Assert.Null(KpiChange.Of(_level, Figure(null), Figure(70)));
        Assert.Null(KpiChange.Of(_level, Figure(70), Figure(null)));
        Assert.Null(KpiChange.Of(_level, Figure(70) with { State = KpiState.SmallN, N = 19 }, Figure(70)));
        Assert.Null(KpiChange.Of(_level, Figure(70), Figure(70) with { State = KpiState.NotYetKnown }));
        Assert.Null(KpiChange.Of(_speed, Figure(30) with { N = 19 }, Figure(40))); // an average of few is as chancy as a rate
        Assert.NotNull(KpiChange.Of(_speed, Figure(30) with { N = 20 }, Figure(40)));
        Assert.NotNull(KpiChange.Of(_offered, Figure(3) with { N = 3 }, Figure(5) with { N = 5 })); // a count is what it is
    }

    [Fact]
    public void Figures_of_two_formulas_are_not_compared() =>
        Assert.Null(KpiChange.Of(_level, Figure(80), Figure(70) with { Variant = "no1" }));

    [Fact]
    public void What_may_still_change_is_compared() =>
        Assert.NotNull(KpiChange.Of(_level, Figure(80) with { State = KpiState.Provisional }, Figure(70)));

    private static KpiFigure Figure(double? value) => new("offered", value, value, 100, 100, KpiState.Ok);
}
