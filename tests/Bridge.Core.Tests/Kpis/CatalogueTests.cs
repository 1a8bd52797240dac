using Bridge.Core.Kpis;

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
        Assert.Empty(KpiCatalogue.All.SelectMany(kpi => kpi.Guards).Except(ids));
        Assert.All(KpiCatalogue.All, kpi => Assert.Equal(kpi.Guards.Count > 0, kpi.GuardedBecause.Length > 0));
    }

    [Theory]
    [InlineData("aht")]
    [InlineData("handled")]
    [InlineData("sl")]
    [InlineData("asa")]
    [InlineData("transferred")]
    public void Speed_never_stands_without_first_contact_resolution(string id) =>
        Assert.Contains(KpiCatalogue.FirstContact, KpiCatalogue.Find(id)!.Guards);
}
