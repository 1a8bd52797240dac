using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Tables;
using FsCheck.Fluent;
using FsCheck;

namespace Bridge.Core.Tests.Kpis.Desk;

public class PeopleTests
{
    // Day 0 is 1970-01-01; day 31 the first of February.
    private const int Year = 365;

    [Fact]
    public void Turnover_names_its_base_and_those_who_moved_are_no_leavers()
    {
        IReadOnlyList<FactRow>[] staff = [.. Enumerable.Range(0, 9).Select(one => Person(one, -100, null)), Person(20, -100, 200), Person(21, 180, null), Person(22, -100, 100, "moved")];

        Assert.Equal(100 / 11.0, Rows.Figure("turnover", "opening", staff, 0, Year - 1).Value!.Value, 9); // 1 of 11
        Assert.Equal(100 / 10.5, Rows.Figure("turnover", "ends", staff, 0, Year - 1).Value!.Value, 9); // 11 before, 10 after
        Assert.Equal(1, Rows.Figure("leavers", "moved", staff, 0, Year - 1).Value);
        Assert.Equal(10, Rows.Figure("headcount", "count", staff, 0, Year - 1).Value);
    }

    [Fact]
    public void Half_a_year_counts_twice_in_a_yearly_turnover()
    {
        IReadOnlyList<FactRow>[] staff = [.. Enumerable.Range(0, 10).Select(one => Person(one, -100, one == 0 ? 150 : null))];

        Assert.Equal(20, Rows.Figure("turnover", "opening", staff, 0, 180).Value!.Value, 9); // January to June
    }

    [Fact]
    public void Tenure_counts_from_the_last_hire()
    {
        IReadOnlyList<FactRow> back = [.. Person(1, -5000, -4000), .. Person(1, 0, null)];

        Assert.Equal(365 / (365.25 / 12), Rows.Figure("tenureMean", "mean", [back], 0, 365).Value!.Value, 9); // one agent
    }

    [Fact]
    public void Training_of_newcomers_is_told_for_each_hire()
    {
        static IReadOnlyList<FactRow> Hours(int hours, string stage) =>
            [Rows.Of(TrainingField.Kind, (TrainingField.On, 5L), (TrainingField.Attended, hours * Rows.Hour), (TrainingField.Stage, stage))];

        Assert.Equal(30, Rows.Figure("trainingNew", "hours", [Person(1, 3, null), Person(2, 4, null), Hours(40, "newcomer"), Hours(20, "newcomer"), Hours(5, "veteran")]).Value);
    }

    [Fact]
    public void A_member_who_comes_back_is_returned_and_a_suspended_one_is_not_lost()
    {
        IReadOnlyList<FactRow>[] members =
        [
            Member((2, "joined"), (10, "left"), (20, "joined")),
            Member((1, "present"), (5, "suspended"), (9, "reinstated")),
            Member((12, "left")),
        ];

        Assert.Equal([2.0, 1, 1, 2, 2], new[] { "Opening", "New", "Returned", "Lost", "Closing" }.Select(one => Rows.Figure("members" + one, "count", members).Value!.Value)); // counts always have one
    }

    [Fact]
    public void Who_leaves_and_joins_on_one_day_moved_between_offices_and_is_neither_lost_nor_new()
    {
        IReadOnlyList<FactRow>[] members =
        [
            [.. Member((2, "joined")), Rows.Of(MemberChangeField.Kind, (MemberChangeField.On, 10L), (MemberChangeField.Change, "left"), (MemberChangeField.Type, "Small")),
                Rows.Of(MemberChangeField.Kind, (MemberChangeField.On, 10L), (MemberChangeField.Change, "joined"), (MemberChangeField.Type, "Large"))],
            Member((5, "joined"), (5, "left")), // joined and left on that day: one of each
        ];

        Assert.Equal([0.0, 2, 0, 1, 1], new[] { "Opening", "New", "Returned", "Lost", "Closing" }.Select(one => Rows.Figure("members" + one, "count", members).Value!.Value)); // counts always have one
        Assert.Equal("Large", MemberFacts.Of(members[0])!.Of(DeskTrait.Type)); // members always are
    }

    [Fact]
    public void A_correction_of_a_reason_is_no_second_departure()
    {
        IReadOnlyList<FactRow> member = [.. Member((10, "left")), Rows.Of(MemberChangeField.Kind, (MemberChangeField.On, 10L), (MemberChangeField.Change, "left"), (MemberChangeField.Reason, "Retired"))];

        var facts = (MemberFacts)MemberFacts.Of(member)!; // members always are

        Assert.Equal("Retired", Assert.Single(facts.Spells).Reason);
    }

    [Fact]
    public void Before_and_new_and_returned_less_lost_are_always_those_after() =>
        Prop.ForAll(Changes().ToArbitrary(), drawn =>
        {
            var members = drawn.Rows.GroupBy(row => row.Whole(MemberChangeField.Member)).Select(rows => (IReadOnlyList<FactRow>)[.. rows]).ToList();
            double Count(string one) => Rows.Figure("members" + one, "count", members, drawn.First, drawn.First + drawn.Days).Value ?? 0;
            return Count("Opening") + Count("New") + Count("Returned") - Count("Lost") == Count("Closing")
                && Count("New") + Count("Returned") - Count("Lost") == Count("Net");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_person_is_in_a_class_once_however_often_the_webinar_reconnects()
    {
        IReadOnlyList<FactRow>[] classes =
        [
            [Seat("held", null, 20), Seat("registered", 1), Seat("attended", 1), Seat("attended", 1), Seat("registered", 2), Seat("registered", 3), Seat("cancelled", 3), Seat("replayed", 2, watched: 80m), Seat("replayed", 4, watched: 79m)],
            [Seat("held", null, 10)],
            [Seat("classCancelled", null, 10), Seat("registered", 1)],
        ];

        Assert.Equal(
            [2.0, 1, 1, 30, 4, 1, 1, 1],
            new[] { "classesHeld", "classesEmpty", "classesCancelled", "seatsOffered", "registered", "attended", "noShows", "replays" }.Select(id => Rows.Figure(id, "count", classes).Value!.Value)); // counts always have one
        Assert.Equal(0.5, Rows.Figure("attendedPerClass", "mean", classes).Value);
    }

    private static IReadOnlyList<FactRow> Person(int person, int hiredOn, int? leftOn, string? leaving = null) =>
        [Rows.Of(StaffField.Kind, (StaffField.Person, person), (StaffField.HiredOn, hiredOn), (StaffField.LeftOn, leftOn), (StaffField.Leaving, leaving))];

    private static IReadOnlyList<FactRow> Member(params IEnumerable<(int On, string Change)> changes) =>
        [.. changes.Select(change => Rows.Of(MemberChangeField.Kind, (MemberChangeField.Member, 1L), (MemberChangeField.On, change.On), (MemberChangeField.Change, change.Change)))];

    private static FactRow Seat(string status, long? person, long? seats = null, decimal? watched = null) => Rows.Of(
        AttendanceField.Kind, (AttendanceField.On, 3L), (AttendanceField.Status, status), (AttendanceField.Person, person), (AttendanceField.Seats, seats), (AttendanceField.Watched, watched));

    private static Gen<(List<FactRow> Rows, int First, int Days)> Changes() =>
        from rows in (from member in Gen.Choose(1, 4)
                      from day in Gen.Choose(0, 40)
                      from change in Gen.Elements("present", "joined", "suspended", "reinstated", "left")
                      select Rows.Of(MemberChangeField.Kind, (MemberChangeField.Member, member), (MemberChangeField.On, day), (MemberChangeField.Change, change))).ListOf()
        from first in Gen.Choose(0, 40)
        from days in Gen.Choose(0, 20)
        select (rows.ToList(), first, days);
}
