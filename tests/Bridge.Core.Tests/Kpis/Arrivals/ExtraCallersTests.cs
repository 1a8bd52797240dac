using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Core.Tests.Kpis.Arrivals;

public class ExtraCallersTests
{
    private static readonly Dictionary<string, int> _usual = new() { ["listings"] = 400, ["support"] = 600 };

    [Fact]
    public void The_name_that_most_of_the_extra_callers_have_in_common_is_found()
    {
        var found = ExtraCallers.Find(new Dictionary<string, int> { ["listings"] = 80, ["support"] = 12 }, _usual, expected: 20);

        Assert.Equal(("listings", 80, 0.4), (found?.Name, found?.Count, found?.ShareBefore));
        Assert.Equal(80 / 92.0, found?.ShareNow);
    }

    [Fact]
    public void A_name_whose_share_is_as_large_as_ever_is_no_cause()
    {
        // More than half of the extra callers are of it, since it always has more than half of all.
        Assert.Null(ExtraCallers.Find(new Dictionary<string, int> { ["listings"] = 11, ["support"] = 19 }, _usual, expected: 12));
    }

    [Fact]
    public void A_name_that_nobody_called_about_before_is_one()
    {
        Assert.Equal("outage", ExtraCallers.Find(new Dictionary<string, int> { ["outage"] = 9, ["support"] = 6 }, _usual, expected: 6)?.Name);
    }

    [Fact]
    public void A_desk_of_one_name_has_none_to_tell()
    {
        Assert.Null(ExtraCallers.Find(new Dictionary<string, int> { ["support"] = 90 }, new Dictionary<string, int> { ["support"] = 500 }, expected: 12));
    }

    [Fact]
    public void Callers_spread_over_many_names_have_nothing_in_common()
    {
        var now = Enumerable.Range(0, 9).ToDictionary(one => $"queue {one}", _ => 10);

        Assert.Null(ExtraCallers.Find(now, now, expected: 20));
    }
}
