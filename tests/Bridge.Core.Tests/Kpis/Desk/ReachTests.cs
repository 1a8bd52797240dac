using Bridge.Core.Desk;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Kpis.Desk.Tallies;
using Bridge.Core.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Kpis.Desk;

public class ReachTests
{
    [Fact]
    public void A_person_is_reached_once_however_many_classes_and_whatever_the_order_of_parts() =>
        Prop.ForAll((from person in Gen.Choose(1, 6) from day in Gen.Choose(0, 9) from part in Gen.Choose(0, 2) select (Person: person, Day: day, Part: part)).ListOf().ToArbitrary(), seats =>
        {
            var variant = KpiCatalogue.Find("attendees")!.Variants[0]; // it is one
            IReadOnlyList<FactRow> Seat(int day, int person) => [Rows.Of(AttendanceField.Kind, (AttendanceField.Class, day), (AttendanceField.On, day), (AttendanceField.Status, "attended"), (AttendanceField.Person, person))];
            var merged = new DeskTally();
            foreach (var part in seats.GroupBy(one => one.Part).OrderByDescending(one => one.Key))
            {
                var tally = new DeskTally();
                Rows.Add(tally, variant, part.Reverse().Select(one => Seat(one.Day, one.Person)));
                merged.Add(tally);
            }

            var people = seats.Select(one => one.Person).Distinct().Count();
            return (merged.Upper, merged.Cases, merged.Extremes) == (people, people, people)
                && Rows.Figure("attendees", "count", seats.Select(one => Seat(one.Day, one.Person))).Value == people;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_member_is_one_person_under_whatever_name_a_class_list_gives()
    {
        IReadOnlyList<FactRow> Attended(long held, long person, long? member) =>
            [Rows.Of(AttendanceField.Kind, (AttendanceField.Class, held), (AttendanceField.On, 3L), (AttendanceField.Status, "attended"), (AttendanceField.Person, person), (AttendanceField.Member, member))];

        Assert.Equal(2, Rows.Figure("attendees", "count", [Attended(1, 77, 5), Attended(2, 78, 5), Attended(3, 79, null)]).Value);
    }

    [Fact]
    public void Thanks_and_suggestions_count_once_a_ticket_and_for_each_thousand_members_at_the_end()
    {
        static IReadOnlyList<FactRow> Ticket(params IEnumerable<string?> words) =>
            [.. words.Select((word, place) => Rows.Of(TicketField.Kind, (TicketField.At, place * Rows.Hour), (TicketField.Feedback, word)))];
        IReadOnlyList<FactRow>[] rows =
        [
            Ticket("thanks", "thanks", null), Ticket("none", "suggestion"), Ticket("thanks"), Ticket((string?)null),
            .. Enumerable.Range(0, 40).Select(one => (IReadOnlyList<FactRow>)[Rows.Of(MemberChangeField.Kind, (MemberChangeField.Member, one), (MemberChangeField.On, one < 30 ? 1L : 35L), (MemberChangeField.Change, "joined"))]),
        ];

        Assert.Equal((2.0, 1.0), (Rows.Figure("thanks", "count", rows).Value, Rows.Figure("suggestions", "count", rows).Value));
        var thanks = Rows.Figure("thanksPerThousand", "members", rows);
        Assert.Equal((2.0, 30.0, 30L, KpiState.Ok), (thanks.Numerator, thanks.Denominator, thanks.N, thanks.State));
        Assert.Equal(2000 / 30.0, thanks.Value!.Value, 1e-9); // there are members
    }

    [Fact]
    public void Results_that_were_published_are_a_share_of_those_answered_of_which_it_is_told()
    {
        static IReadOnlyList<FactRow> Survey(long contact, decimal? answer, string? published) =>
            [Rows.Of(SurveyField.Kind, (SurveyField.Contact, contact), (SurveyField.At, Rows.Day), (SurveyField.Satisfied, answer), (SurveyField.Published, published))];

        var figure = Rows.Figure("resultsPublished", "answered", [Survey(1, 5, "yes"), Survey(2, 3, "no"), Survey(3, null, "yes"), Survey(4, 4, null), Survey(5, 1, "yes")]);

        Assert.Equal((2.0, 3.0), (figure.Numerator, figure.Denominator));
    }
}
