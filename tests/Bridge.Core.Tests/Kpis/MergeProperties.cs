using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Kpis;

/// <summary>Parts put together are the whole, however it was cut and in whatever order.</summary>
public class MergeProperties
{
    [Fact]
    public void Any_split_in_any_order_gives_the_figures_of_the_whole() =>
        Prop.ForAll(Cut().ToArbitrary(), cut =>
        {
            var whole = Visits.Count(cut.Visits.Select(one => one.Visit));
            var merged = new CallMeasures();
            foreach (var part in cut.Visits.GroupBy(one => one.Part).OrderByDescending(part => part.Key))
            {
                merged.Add(Visits.Count(part.Select(one => one.Visit).Reverse()));
            }

            return Figures(whole).SequenceEqual(Figures(merged));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rates_lie_between_0_and_100_percent() =>
        Prop.ForAll(Cut().ToArbitrary(), cut =>
            Figures(Visits.Count(cut.Visits.Select(one => one.Visit))).Where(one => one.Unit == KpiUnit.Percent)
                .All(one => one.Figure.Value is null or (>= 0 and <= 100))).QuickCheckThrowOnFailure();

    [Fact]
    public void Answered_abandoned_and_other_exits_are_all_that_is_offered() =>
        Prop.ForAll(Cut().ToArbitrary(), cut =>
        {
            var measures = Visits.Count(cut.Visits.Select(one => one.Visit));
            double? Rate(string id) => Visits.Figure(id, measures).Numerator;
            return Rate("answerRate") + Rate("abandonment") + Rate("otherExits") == Visits.Figure("offered", measures).Value;
        }).QuickCheckThrowOnFailure();

    private static List<(KpiUnit Unit, KpiFigure Figure)> Figures(CallMeasures measures) =>
    [
        .. from kpi in KpiCatalogue.All
           from variant in kpi.Variants
           where variant.Formula.Length > 0 // what is judged call by call is none of measures
           select (kpi.Unit, KpiComputation.Compute(kpi, variant, measures, new KpiSettings { ShortSeconds = 7 })),
    ];

    private static Gen<(List<(CallFacts Visit, int Part)> Visits, int Size)> Cut() =>
        from visits in Visits.Any().ListOf()
        from parts in Gen.Choose(0, 3).ListOf(visits.Count)
        select (visits.Zip(parts).ToList(), visits.Count);
}
