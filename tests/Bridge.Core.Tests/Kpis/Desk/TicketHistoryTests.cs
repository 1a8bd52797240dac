using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Tables;
using Bridge.Core.Tickets;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Kpis.Desk;

public class TicketHistoryTests
{
    [Theory]
    [InlineData("yes", 50.0)]
    [InlineData("no", 0.0)]
    public void What_a_review_of_quality_sent_back_is_rework(string redo, double expected)
    {
        IReadOnlyList<FactRow> Solved(string? word) =>
            [Rows.Of(TicketField.Kind, (TicketField.At, 0L), (TicketField.Status, "open")), Rows.Of(TicketField.Kind, (TicketField.At, Rows.Day), (TicketField.Status, "solved"), (TicketField.Redo, word))];

        Assert.Equal(expected, Rows.Figure("reopened", "window", [Solved(redo), Solved(null)]).Value);
        Assert.Equal(expected, Rows.Figure("reopened", "lifetime", [Solved(redo), Solved(null)]).Value);
    }

    [Fact]
    public void A_ticket_opened_again_within_the_window_is_rework_and_later_it_is_not()
    {
        var soon = Ticket((0, "new"), (1, "solved"), (3, "open"), (4, "solved"));
        var late = Ticket((0, "new"), (1, "solved"), (12, "open"), (13, "closed"));

        Assert.Equal(50, Rows.Figure("reopened", "window", [soon, late]).Value);
        Assert.Equal(100, Rows.Figure("reopened", "lifetime", [soon, late]).Value);
    }

    [Fact]
    public void The_window_counts_from_the_solution_and_closing_is_no_second_one()
    {
        var ticket = Ticket((0, "new"), (1, "solved"), (7, "closed"), (9, "open"));

        Assert.Equal(0, Rows.Figure("reopened", "window", [ticket]).Value);
        Assert.Equal(1, Rows.Figure("reopened", "lifetime", [ticket]).Numerator);
    }

    [Fact]
    public void The_sources_own_counter_wins_over_the_statuses()
    {
        var counted = new[] { (0, 0), (2, 0), (3, 1) }.Select(one => Rows.Of(
            TicketField.Kind, (TicketField.At, one.Item1 * Rows.Day), (TicketField.Status, "solved"), (TicketField.Reopens, one.Item2))).ToList();

        var ticket = (TicketFacts)TicketHistory.Of(counted)!; // it was not deleted

        Assert.Equal([((long?)0, 3 * Rows.Day)], ticket.Reopenings);
    }

    [Fact]
    public void A_solution_that_is_too_young_is_not_judged_yet()
    {
        var figure = Rows.Figure("reopened", "window", [Ticket((0, "new"), (5, "solved"))], knownUntil: 6 * Rows.Day);

        Assert.Equal((Core.Kpis.KpiState.NotYetKnown, (double?)null), (figure.State, figure.Value));
    }

    [Fact]
    public void A_deleted_ticket_counts_nowhere() =>
        Assert.Null(TicketHistory.Of(Ticket((0, "new"), (1, "solved"), (2, "deleted"))));

    [Fact]
    public void A_team_that_gets_a_ticket_back_plays_ping_pong_and_its_own_next_row_does_not()
    {
        Assert.Equal(0, Rows.Figure("pingPong", "rate", [Groups("A", "A", "B")]).Value);
        Assert.Equal(100, Rows.Figure("pingPong", "rate", [Groups("A", "B", "B", "A")]).Value);
        Assert.Equal(100, Rows.Figure("passedOn", "rate", [Groups("A", "B")]).Value);
    }

    [Fact]
    public void Levels_tell_what_stayed_and_what_was_escalated()
    {
        var stayed = Levels("first", "first");
        var raised = Levels("first", "second");
        var down = Levels("third", "second");

        Assert.Equal(100 / 3.0, Rows.Figure("levelOne", "stayed", [stayed, raised, down]).Value!.Value, 9); // 3 tickets
        Assert.Equal(1, Rows.Figure("escalated", "rate", [stayed, raised, down]).Numerator);
    }

    [Fact]
    public void The_time_to_escalation_ends_when_a_higher_level_first_has_the_ticket()
    {
        var raised = Levels("first", "first", "second", "third");
        var down = Levels("third", "second");

        var figure = Rows.Figure("escalationP50", "calendar", [raised, down, Levels("first")]);

        Assert.Equal((120.0, 1L), (figure.Value, figure.N));
    }

    [Fact]
    public void A_ticket_is_noted_that_has_a_topic_and_a_note_or_a_public_answer()
    {
        static IReadOnlyList<FactRow> Ticket(string? topic, string said, string channel = "phone") =>
        [
            Rows.Of(TicketField.Kind, (TicketField.At, 0L), (TicketField.Event, "created"), (TicketField.Topic, topic), (TicketField.Channel, channel)),
            Rows.Of(TicketField.Kind, (TicketField.At, Rows.Hour), (TicketField.Event, said)),
        ];

        var figure = Rows.Figure("noted", "rate", [Ticket("billing", "comment"), Ticket("billing", "reply"), Ticket("billing", "status"), Ticket(null, "comment"), Ticket(null, "status", "e-mail")]);

        Assert.Equal((2.0, 4.0), (figure.Numerator, figure.Denominator));
    }

    [Fact]
    public void The_sources_own_count_of_notes_wins_over_its_events()
    {
        List<FactRow> rows = [Rows.Of(TicketField.Kind, (TicketField.At, 0L), (TicketField.Event, "comment")), Rows.Of(TicketField.Kind, (TicketField.At, 1L), (TicketField.Notes, 3L))];

        Assert.Equal(3, ((TicketFacts)TicketHistory.Of(rows)!).Notes); // it was not deleted
        Assert.Equal(1, ((TicketFacts)TicketHistory.Of([rows[0]])!).Notes); // it was not deleted
    }

    [Fact]
    public void Time_on_hold_is_left_out_of_what_a_requester_waits_within_business_hours()
    {
        var ticket = new[] { (8, "new"), (10, "onHold"), (12, "open"), (32, "solved") }
            .Select(one => Rows.Of(TicketField.Kind, (TicketField.At, one.Item1 * Rows.Hour), (TicketField.Status, one.Item2)))
            .Select(Untold).ToList();

        Assert.Equal(24 * 60, Rows.Figure("resolutionP50", "calendar", [ticket]).Value);
        Assert.Equal(9 * 60, Rows.Figure("resolutionP50", "business", [ticket]).Value);
        Assert.Equal(7 * 60, Rows.Figure("resolutionP50", "requesterWait", [ticket]).Value);
    }

    [Fact]
    public void What_is_open_is_told_for_any_instant_of_the_past()
    {
        var ticket = Ticket((0, "new"), (2, "solved"), (4, "open"), (6, "closed"));

        Assert.Equal([1.0, 1, 0, 0, 1, 1, 0], Enumerable.Range(0, 7).Select(day => Rows.Figure("backlog", "count", [ticket], 0, day).Value!.Value)); // counts always have one
    }

    [Fact]
    public void First_contact_resolution_by_ticket_needs_one_group_one_answer_and_no_return()
    {
        static IReadOnlyList<FactRow> Solved(string group, long replies) =>
        [
            Rows.Of(TicketField.Kind, (TicketField.At, 0L), (TicketField.Group, "A"), (TicketField.Status, "new")),
            Rows.Of(TicketField.Kind, (TicketField.At, Rows.Day), (TicketField.Group, group), (TicketField.Status, "solved"), (TicketField.Replies, replies)),
        ];

        Assert.Equal(25, Rows.Figure("fcr", "ticket", [Solved("A", 1), Solved("B", 1), Solved("A", 2), [.. Solved("A", 1), Rows.Of(TicketField.Kind, (TicketField.At, 3 * Rows.Day), (TicketField.Status, "open"), (TicketField.Reopens, 1L))]]).Value);
    }

    [Fact]
    public void The_order_of_the_rows_says_nothing() =>
        Prop.ForAll(Histories().ToArbitrary(), pair =>
        {
            var (one, other) = ((TicketFacts?)TicketHistory.Of(pair.Rows), (TicketFacts?)TicketHistory.Of(pair.Shuffled));
            return (one is null && other is null)
                || (one is not null && other is not null && one.Turns.SequenceEqual(other.Turns) && one.Groups.SequenceEqual(other.Groups)
                    && one.Reopenings.SequenceEqual(other.Reopenings) && (one.CreatedAt, one.FirstDoneAt, one.SolvedAt) == (other.CreatedAt, other.FirstDoneAt, other.SolvedAt));
        }).QuickCheckThrowOnFailure();

    private static List<FactRow> Ticket(params IEnumerable<(int Day, string Status)> turns) =>
        [.. turns.Select(turn => Untold(Rows.Of(TicketField.Kind, (TicketField.At, turn.Day * Rows.Day), (TicketField.Status, turn.Status))))];

    private static List<FactRow> Groups(params IEnumerable<string> groups) =>
        [.. groups.Select((group, place) => Rows.Of(TicketField.Kind, (TicketField.At, place * Rows.Hour), (TicketField.Group, group)))];

    private static List<FactRow> Levels(params IEnumerable<string> levels) =>
        [.. levels.Select((level, place) => Rows.Of(TicketField.Kind, (TicketField.At, place * Rows.Hour), (TicketField.Level, level)))];

    // A source that tells of events alone: no counters, no instants of its own.
    private static FactRow Untold(FactRow row)
    {
        var told = new FactRow(row.Kind, FactRow.Bit(TicketField.At) | FactRow.Bit(TicketField.Status));
        told.Set(TicketField.At, row.Whole(TicketField.At) ?? 0);
        told.Set(TicketField.Status, row.Whole(TicketField.Status) ?? 0);
        if (row.Text(TicketField.Group) is { } group)
        {
            told.Set(TicketField.Group, group);
        }

        return told;
    }

    private static Gen<(List<FactRow> Rows, List<FactRow> Shuffled)> Histories() =>
        from cells in (from at in Gen.Choose(0, 5)
                       from status in Gen.Choose(0, (int)TicketStatus.Closed)
                       from team in Gen.Elements("A", "B", "C")
                       select Untold(Rows.Of(TicketField.Kind, (TicketField.At, at * Rows.Day), (TicketField.Status, TicketField.Status.Targets[status]), (TicketField.Group, team)))).NonEmptyListOf()
        from places in Gen.Choose(0, 1000).ListOf(cells.Count)
        select (cells.ToList(), cells.Zip(places).OrderBy(one => one.Second).Select(one => one.First).ToList());
}
