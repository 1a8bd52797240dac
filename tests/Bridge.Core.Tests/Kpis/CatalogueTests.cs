using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;

namespace Bridge.Core.Tests.Kpis;

public class CatalogueTests
{
    [Fact]
    public void Every_variant_has_its_formula_and_every_formula_a_variant() =>
        Assert.Equal(
            CallFormulas.Names.Order(StringComparer.Ordinal),
            KpiCatalogue.All.SelectMany(kpi => kpi.Variants).Select(variant => variant.Formula).Where(name => name.Length > 0).Order(StringComparer.Ordinal));

    [Fact]
    public void No_id_stands_twice_and_every_guard_is_a_KPI()
    {
        var ids = KpiCatalogue.All.Select(kpi => kpi.Id).ToList();

        Assert.Equal(ids, ids.Distinct(StringComparer.OrdinalIgnoreCase));
        Assert.Empty(KpiCatalogue.All.SelectMany(kpi => kpi.Variants.SelectMany(kpi.GuardsOf)).Except(ids));
        Assert.All(KpiCatalogue.All, kpi => Assert.Equal(kpi.Variants.Any(variant => kpi.GuardsOf(variant).Count > 0), kpi.GuardedBecause.Length > 0));
    }

    // Source: CMLS guide, METRICS and Appendix A, and MetricNet on cost; what misleads alone, and what shows it.
    [Theory]
    [InlineData("aht", "fcr", "csat", "transferred")]
    [InlineData("handled", "fcr", "csat", "transferred")]
    [InlineData("contactsPerAgentMonth", "fcr", "csat", "transferred")]
    [InlineData("sl", "abandonment", "waitP90", "fcr")]
    [InlineData("asa", "abandonment", "waitP90", "fcr")]
    [InlineData("abandonment", "otherExits", "blocked")]
    [InlineData("transferred", "fcr", "escalationP50")]
    [InlineData("documentation", "noted", "reopened")]
    [InlineData("csat", "responseRate")]
    [InlineData("nps", "responseRate")]
    [InlineData("occupancy", "absenteeism", "turnover", "asa")]
    [InlineData("utilization", "absenteeism", "turnover", "asa")]
    [InlineData("costPerContact", "csat", "fcr")]
    [InlineData("costPerMinute", "csat", "fcr")]
    [InlineData("membersNet", "membersLost")]
    [InlineData("classesHeld", "attendedPerClass")]
    public void What_misleads_alone_has_the_guards_that_show_it(string id, params string[] guards) =>
        Assert.Equal(guards, KpiCatalogue.Find(id)!.Guards); // the tests name KPIs that there are

    [Fact]
    public void What_agents_tick_stands_with_what_was_opened_again_and_the_other_methods_do_not()
    {
        var kpi = KpiCatalogue.Find(KpiCatalogue.FirstContact)!; // there is one

        Assert.Equal([("repeat", ""), ("survey", ""), ("ticket", ""), ("tick", "reopened")], kpi.Variants.Select(variant => (variant.Id, string.Join(' ', kpi.GuardsOf(variant)))));
    }
}
