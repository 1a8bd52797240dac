using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Tests.Settings.Kpis;

/// <summary>A name that is no KPI's is answered with the few that were likely meant, not with a hundred.</summary>
public sealed class KpiNamesTests
{
    [Theory]
    [InlineData("asaa", "Did you mean 'asa'? ")]
    [InlineData("ocupancy", "Did you mean 'occupancy'? ")]
    [InlineData("openTickets", "There is no KPI 'openTickets'. 'bridge kpi --list' and docs/kpis.md name them all.")]
    [InlineData("zz", "There is no KPI 'zz'. 'bridge kpi --list' and docs/kpis.md name them all.")]
    public void A_mistyped_name_is_told_the_nearest(string written, string expected)
    {
        var answer = KpiNames.Unknown(written);

        Assert.Contains(expected, answer, StringComparison.Ordinal);
        Assert.EndsWith("name them all.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_names_is_told_at_most_three_that_hold_it()
    {
        var answer = KpiNames.Unknown("members");

        Assert.Contains("Did you mean 'membersOpening', 'membersNew' or 'membersReturned'?", answer, StringComparison.Ordinal);
    }
}
