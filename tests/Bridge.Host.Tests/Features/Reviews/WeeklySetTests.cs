using Bridge.Host.Features.Measures.Reviews;
using Bridge.Host.Features.Reviews;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Features.Reviews;

public sealed class WeeklySetTests
{
    private static readonly DateOnly _monday = new(2026, 6, 1);

    [Fact]
    public void The_best_the_worst_and_one_in_the_middle_are_chosen()
    {
        var pick = Assert.Single(WeeklySet.Choose([Contact(1, 0), Contact(2, 3), Contact(3, 0), Contact(4, -3), Contact(5, 1)], "seed", _monday));

        Assert.Equal((3, 0, -3), (pick.Great!.Points, pick.Average.Points, pick.Coachable!.Points));
        Assert.False(pick.IsDrawn);
    }

    [Fact]
    public void Of_equal_contacts_the_seed_and_the_week_draw_and_the_page_can_say_so()
    {
        var contacts = Enumerable.Range(1, 200).Select(one => Contact(one, 0)).ToList();

        var first = Assert.Single(WeeklySet.Choose(contacts, "seed", _monday));
        var other = Assert.Single(WeeklySet.Choose(contacts, "another seed", _monday));
        var next = Assert.Single(WeeklySet.Choose(contacts, "seed", _monday.AddDays(7)));

        Assert.True(first.IsDrawn);
        Assert.NotEqual(first.Great, other.Great);
        Assert.NotEqual(first.Great, next.Great);
        Assert.Equal(3, new[] { first.Great, first.Average, first.Coachable }.Distinct().Count());
    }

    [Fact]
    public void Who_has_fewer_than_three_contacts_has_one_to_review()
    {
        var picks = WeeklySet.Choose([Contact(1, 2), Contact(2, -2), Contact(3, 0, "Ben")], "seed", _monday);

        Assert.Equal([("Ann", 2), ("Ben", 1)], picks.Select(pick => (pick.Agent, pick.Contacts)));
        Assert.All(picks, pick => Assert.Equal((null, null), (pick.Great, pick.Coachable)));
    }

    [Fact]
    public void The_order_of_contacts_changes_nothing() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int>(), (points, turn) =>
    {
        var all = points.Select((one, place) => Contact(place, one % 4, place % 2 == 0 ? "Ann" : "Ben")).ToList();
        var other = all.OrderBy(one => (one.Key * 7919L) ^ turn).Reverse();
        return WeeklySet.Choose(all, "seed", _monday).SequenceEqual(WeeklySet.Choose(other, "seed", _monday));
    }).QuickCheckThrowOnFailure();

    private static ReviewCandidate Contact(int key, int points, string agent = "Ann") => new(agent, key, key, $"contact {key}", points == 0 ? [] : [("sign", points)]);
}
