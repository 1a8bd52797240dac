using Bridge.Core.Desk;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Kpis.Desk.Tallies;
using Bridge.Core.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Kpis.Desk;

public class DeskFigureTests
{
    [Fact]
    public void Parts_in_any_order_and_cut_anywhere_are_the_whole() =>
        Prop.ForAll((from upper in Gen.Choose(-100, 100) from lower in Gen.Choose(0, 100) from tally in Gen.Choose(0, 2) select (upper, lower, tally)).ListOf().ToArbitrary(), parts =>
        {
            var (whole, merged) = (new DeskTally(), new DeskTally());
            foreach (var (upper, lower, _) in parts)
            {
                whole.Add(new DeskPart(upper / 7m, lower / 3m) { Value = upper });
            }

            foreach (var group in parts.GroupBy(part => part.tally).OrderByDescending(group => group.Key))
            {
                var tally = new DeskTally();
                group.Reverse().ToList().ForEach(part => tally.Add(new DeskPart(part.upper / 7m, part.lower / 3m) { Value = part.upper }));
                merged.Add(tally);
            }

            return (whole.Upper, whole.Lower, whole.Cases, whole.Extremes, whole.Rank(50), whole.Rank(90)) == (merged.Upper, merged.Lower, merged.Cases, merged.Extremes, merged.Rank(50), merged.Rank(90));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(50, 3)]
    [InlineData(90, 5)]
    [InlineData(100, 5)]
    [InlineData(1, 1)]
    public void A_percentile_is_the_nearest_rank(int percent, int expected)
    {
        var tally = new DeskTally();
        foreach (var value in new[] { 5, 1, 4, 2, 3 })
        {
            tally.Add(new DeskPart(0, 0) { Value = value });
        }

        Assert.Equal(expected, tally.Rank(percent));
    }

    [Fact]
    public void Nothing_below_the_line_is_no_value_and_never_0_percent()
    {
        var figure = Rows.Figure("csat", "top2", []);

        Assert.Equal(((double?)null, 0L, KpiState.Ok), (figure.Value, figure.N, figure.State));
    }

    [Fact]
    public void Answers_of_two_scales_are_never_mixed()
    {
        IReadOnlyList<FactRow>[] answers = [Answer(1, 5, "oneToFive"), Answer(2, 3, "oneToFive"), Answer(3, 1, "yesNo"), Answer(4, 9, "zeroToTen")];

        Assert.Equal((1.0, 2.0), Parts(Rows.Figure("csat", "top2", answers)));
        Assert.Equal((1.0, 1.0), Parts(Rows.Figure("csat", "yes", answers)));
        Assert.Equal(4, Rows.Figure("csatMean", "oneToFive", answers).Value);
    }

    [Fact]
    public void Promoters_less_detractors_come_with_the_interval_of_the_definition()
    {
        var answers = Enumerable.Range(0, 40).Select(one => (IReadOnlyList<FactRow>)
            [Rows.Of(SurveyField.Kind, (SurveyField.Contact, one), (SurveyField.At, Rows.Day), (SurveyField.Recommend, one < 20 ? 10m : one < 30 ? 7m : 6m), (SurveyField.RecommendScale, "zeroToTen"))]);

        var figure = Rows.Figure("nps", "zeroToTen", answers);

        Assert.Equal((25.0, 10.0, 40.0), (figure.Value, figure.Numerator, figure.Denominator));
        Assert.Equal(25 - (196 * Math.Sqrt((0.75 - 0.0625) / 40)), figure.Interval!.Low, 9); // it has an interval
    }

    [Fact]
    public void A_mean_of_answers_comes_with_the_interval_of_its_variance()
    {
        IReadOnlyList<FactRow>[] answers = [Answer(1, 5, "oneToFive"), Answer(2, 1, "oneToFive"), Answer(3, 3, "oneToFive"), Answer(4, 3, "oneToFive")];

        var figure = Rows.Figure("csatMean", "oneToFive", answers);

        // Variance of 5, 1, 3, 3: (4 + 4) / 4.
        Assert.Equal((3.0, 12.0, 4.0), (figure.Value, figure.Numerator, figure.Denominator));
        Assert.Equal(3 + (1.96 * Math.Sqrt(2.0 / 4)), figure.Interval!.High, 9); // it has an interval
    }

    [Fact]
    public void Of_answers_about_one_contact_the_last_within_72_hours_counts()
    {
        IReadOnlyList<FactRow> contact =
        [
            Rows.Of(SurveyField.Kind, (SurveyField.At, 0L), (SurveyField.AnsweredAt, Rows.Hour), (SurveyField.Satisfied, 1m)),
            Rows.Of(SurveyField.Kind, (SurveyField.At, 0L), (SurveyField.AnsweredAt, 60 * Rows.Hour), (SurveyField.Satisfied, 5m)),
            Rows.Of(SurveyField.Kind, (SurveyField.At, 0L), (SurveyField.AnsweredAt, 90 * Rows.Hour), (SurveyField.Satisfied, 2m)),
        ];

        Assert.Equal((1.0, 1.0), Parts(Rows.Figure("csat", "top2", [contact])));
        Assert.Equal((1.0, 1.0), Parts(Rows.Figure("responseRate", "answered", [contact])));
    }

    [Fact]
    public void Bounced_surveys_are_not_sent_and_contacts_nobody_asked_about_are_not_either()
    {
        IReadOnlyList<FactRow>[] contacts = [Answer(1, 5, "oneToFive"), Asked(2, "sent"), Asked(3, "bounced"), Asked(4, "notAsked")];

        Assert.Equal((1.0, 2.0), Parts(Rows.Figure("responseRate", "answered", contacts)));
        Assert.Equal((2.0, 4.0), Parts(Rows.Figure("responseRate", "asked", contacts)));
    }

    [Theory]
    [InlineData(5L, 100.0)] // asked on the fifth working day: two more are days 7 and 8
    [InlineData(8L, 100.0)]
    [InlineData(9L, 0.0)]
    [InlineData(null, 0.0)]
    public void Somebody_unhappy_is_followed_up_within_two_business_days(long? followedUpOn, double expected)
    {
        var row = Rows.Of(SurveyField.Kind, (SurveyField.At, 4 * Rows.Day), (SurveyField.Satisfied, 2m), (SurveyField.FollowedUpAt, followedUpOn * Rows.Day));

        Assert.Equal(expected, Rows.Figure("unhappyFollowUp", "rate", [[row]], knownUntil: 30 * Rows.Day).Value);
    }

    [Fact]
    public void A_two_of_five_is_unhappy_and_no_detractor()
    {
        static IReadOnlyList<FactRow> Row(decimal value, string scale) =>
            [Rows.Of(SurveyField.Kind, (SurveyField.At, Rows.Day), (SurveyField.Satisfied, value), (SurveyField.SatisfiedScale, scale), (SurveyField.FollowedUpAt, Rows.Day))];
        IReadOnlyList<FactRow>[] answers = [Row(2, "oneToFive"), Row(0, "yesNo"), Row(6, "zeroToTen"), Row(7, "zeroToTen"), Row(1, "yesNo"), Row(3, "oneToFive")];

        Assert.Equal(3, Rows.Figure("unhappyFollowUp", "rate", answers, knownUntil: 30 * Rows.Day).N);
        Assert.Equal(2, Rows.Figure("unhappyFollowUp", "detractors", answers, knownUntil: 30 * Rows.Day).N);
    }

    [Fact]
    public void Satisfaction_of_fewer_than_five_of_the_staff_is_not_shown()
    {
        static IReadOnlyList<FactRow> Team(long answers) => [Rows.Of(PulseField.Kind, (PulseField.On, 3L), (PulseField.Answers, answers), (PulseField.Satisfied, 3L))];

        Assert.Null(Rows.Figure("agentSatisfaction", "share", [Team(4)]).Value);
        Assert.Equal(60, Rows.Figure("agentSatisfaction", "share", [Team(5)]).Value);
    }

    // Ranks by hand: engagement 1 to 12, satisfaction the same but for the last two, which change places. rho = 1 - 6 x 2 / (12 x 143).
    [Theory]
    [InlineData(12, "lag0", 1 - (12.0 / 1716))]
    [InlineData(11, "lag0", null)] // eleven weeks are too few
    [InlineData(12, "lag1", null)] // and so are eleven pairs
    public void Engagement_and_satisfaction_are_ranked_week_by_week_from_twelve_weeks_on(int weeks, string lag, double? expected)
    {
        var order = Enumerable.Range(1, weeks).Select(one => weeks == 12 && one >= 11 ? 23 - one : one).ToList();
        var rows = Enumerable.Range(0, weeks).SelectMany(week => Week(week, 2 + (0.1m * (week + 1)), order[week])).ToList();

        var figure = Rows.Figure("engagementCsat", lag, rows, last: 100);

        Assert.Equal(expected is null, figure.Value is null);
        Assert.Equal(expected ?? 0, figure.Value ?? 0, 1e-9);
        Assert.Equal(lag == "lag0" ? weeks : weeks - 1, figure.N);
    }

    [Fact]
    public void Engagement_follows_satisfaction_by_a_week_where_that_is_so()
    {
        var rows = Enumerable.Range(0, 14).SelectMany(week => Week(week, 2 + (0.1m * ((week * 5) % 14)), 1 + (((week - 2) * 5 % 14) + 14) % 14));

        Assert.Equal(1, Rows.Figure("engagementCsat", "lag2", rows, last: 120).Value ?? 0, 1e-9);
    }

    [Fact]
    public void A_form_that_failed_counts_0_and_calibration_does_not_count()
    {
        static IReadOnlyList<FactRow> Form(decimal points, decimal possible, string? purpose, string? failed) =>
            [Rows.Of(ReviewField.Kind, (ReviewField.At, Rows.Day), (ReviewField.Points, points), (ReviewField.Possible, possible), (ReviewField.Purpose, purpose), (ReviewField.AutoFail, failed))];
        IReadOnlyList<FactRow>[] forms = [Form(8, 10, null, "no"), Form(9, 9, "review", null), Form(10, 10, null, "yes"), Form(1, 10, "calibration", null), Form(7, 10, "secretShopper", null)];

        Assert.Equal(60, Rows.Figure("callQuality", "mean", forms).Value);
        Assert.Equal(70, Rows.Figure("secretShopper", "mean", forms).Value);
    }

    [Fact]
    public void Reviews_of_tickets_stand_over_tickets_and_reviews_of_calls_over_calls()
    {
        static IReadOnlyList<FactRow> Form(string? of) =>
            [Rows.Of(ReviewField.Kind, (ReviewField.At, Rows.Day), (ReviewField.Points, 1m), (ReviewField.Possible, 1m), (ReviewField.Of, of))];
        static IReadOnlyList<FactRow> Solved(long ticket) =>
            [Rows.Of(TicketField.Kind, (TicketField.Ticket, ticket), (TicketField.At, Rows.Day), (TicketField.Status, "solved"))];
        IReadOnlyList<FactRow>[] rows = [Form("tickets"), Form("calls"), Form(null), Solved(1), Solved(2), Solved(3), Solved(4)];

        Assert.Equal((1.0, 4.0), Parts(Rows.Figure("ticketsReviewed", "rate", rows)));
        Assert.Equal(2.0, Rows.Figure("reviewedShare", "rate", rows).Numerator);
    }

    [Fact]
    public void A_day_on_which_a_part_is_not_known_leaves_both_sides()
    {
        static IReadOnlyList<FactRow> Worked(long? handling, long? available) =>
            [Rows.Of(ScheduleField.Kind, (ScheduleField.On, 1L), (ScheduleField.Handling, handling * Rows.Hour), (ScheduleField.Available, available * Rows.Hour))];

        Assert.Equal((6.0, 8.0), Parts(Rows.Figure("occupancy", "rate", [Worked(6, 2), Worked(5, null), Worked(null, 3)])));
    }

    private static (double?, double?) Parts(KpiFigure figure) => (figure.Numerator, figure.Denominator);

    private static IReadOnlyList<FactRow> Answer(long contact, decimal value, string scale) =>
        [Rows.Of(SurveyField.Kind, (SurveyField.Contact, contact), (SurveyField.At, Rows.Day), (SurveyField.Satisfied, value), (SurveyField.SatisfiedScale, scale))];

    private static IReadOnlyList<FactRow> Asked(long contact, string delivery) =>
        [Rows.Of(SurveyField.Kind, (SurveyField.Contact, contact), (SurveyField.At, Rows.Day), (SurveyField.Delivery, delivery))];

    // A week of answers of two teams, and of 20 surveys of which so many were good. Day 4 is the first Monday after 1970-01-01.
    private static IEnumerable<IReadOnlyList<FactRow>> Week(int week, decimal engagement, int good)
    {
        var monday = 4L + (7 * week);
        yield return [Rows.Of(PulseField.Kind, (PulseField.On, monday), (PulseField.Answers, 6L), (PulseField.Engagement, engagement + 1))];
        yield return [Rows.Of(PulseField.Kind, (PulseField.On, monday + 6), (PulseField.Answers, 12L), (PulseField.Engagement, engagement))];
        for (var one = 0; one < 20; one++)
        {
            yield return [Rows.Of(SurveyField.Kind, (SurveyField.At, (monday + (one % 7)) * Rows.Day), (SurveyField.Satisfied, one < good ? 5m : 2m))];
        }
    }
}
