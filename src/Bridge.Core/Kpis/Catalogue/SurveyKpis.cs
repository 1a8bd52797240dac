using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using static Bridge.Core.Kpis.Desk.Formulas.DeskTerms;

namespace Bridge.Core.Kpis.Catalogue;

/// <summary>The KPIs that surveys allow. Answers of different scales are never mixed.</summary>
internal static class SurveyKpis
{
    private const string Guide = "CMLS guide, surveys";
    private const int FollowUpDays = 2;

    private static readonly TableKind _surveys = SurveyField.Kind;

    /// <summary>Id of the response rate.</summary>
    public const string ResponseRate = "responseRate";

    /// <summary>Id of the share of members who were satisfied with the contact.</summary>
    public const string Satisfied = "csat";

    /// <summary>First-contact resolution by what members say, a formula of a KPI that calls have too.</summary>
    public static KpiVariant FirstContact { get; } = new("survey", "", "answers that it was solved with the first contact / answers to that question")
    {
        HasInterval = true,
        Desk = new(DeskShape.Percent, [Answered(survey => survey.Row.Word(SurveyField.Resolved) is { } word ? Share(word == "yes") : null, SurveyField.Resolved)]),
    };

    /// <summary>First-contact resolution by what agents say of their own work, which is praise as often as a finding.</summary>
    public static KpiVariant OwnWord { get; } = new("tick", "", "contacts that their agent ticked as solved with the first contact / contacts with such a tick (biased)")
    {
        IsNeverAlone = true,
        Guards = [TicketKpis.Reopened],
        Desk = new(DeskShape.Percent, [Answered(survey => survey.IsTicked is { } isSolved ? Share(isSolved) : null, SurveyField.Ticked)]),
    };

    /// <summary>The KPIs in the order in which they are shown.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        Question(Satisfied, "Satisfied with the contact", SurveyField.Satisfied, SurveyField.SatisfiedScale),
        Mean("csatMean", "Satisfaction, mean", SurveyField.Satisfied, SurveyField.SatisfiedScale),
        Question("callAgain", "Would call again", SurveyField.CallAgain, SurveyField.CallAgainScale),
        Question("recommend", "Would speak well of us", SurveyField.Recommend, SurveyField.RecommendScale),
        Selected(new("nps", "Promoters less detractors", KpiUnit.Points, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            new("zeroToTen", "", "100 x (answers 9 and 10 - answers 0 to 6) / answers from 0 to 10")
            {
                HasInterval = true,
                Desk = new(DeskShape.Net, [Answered(
                    survey => survey.Answer(SurveyField.Recommend, SurveyField.RecommendScale, "zeroToTen") is { } value
                        ? new DeskPart(value >= 9 ? 1 : value <= 6 ? -1 : 0, 1) : null, SurveyField.Recommend, SurveyField.RecommendScale)]),
            },
        ])),
        new("surveysSent", "Surveys sent", KpiUnit.Answers, KpiDirection.Neither, KpiMerge.Sums, default, Guide,
            [new("count", "", "contacts with a survey that arrived") { Desk = new(DeskShape.Count, [At<SurveyFacts>(_surveys, survey => survey.At, (survey, _) => survey.IsSent ? One : null)]) }]),
        new(ResponseRate, "Response rate", KpiUnit.Percent, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            new("answered", "", "answered surveys / surveys that arrived")
            {
                Desk = new(DeskShape.Percent, [At<SurveyFacts>(_surveys, survey => survey.At, (survey, _) => survey.IsSent ? Share(survey.IsAnswered) : null)]),
            },
            new("asked", "", "contacts with a survey that arrived / contacts that could be asked about")
            {
                Desk = new(DeskShape.Percent, [At<SurveyFacts>(_surveys, survey => survey.At, (survey, _) => Share(survey.IsSent), SurveyField.Delivery)]),
            },
        ])
        {
            IsUsual = true,
        },
        new("resultsPublished", "Results published", KpiUnit.Percent, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            new("answered", "", "answered surveys whose result was published inside the company / answered surveys of which that is told")
            {
                Desk = new(DeskShape.Percent, [Answered(survey => survey.IsAnswered && survey.IsPublished is { } isTold ? Share(isTold) : null, SurveyField.Published)]),
            },
        ]),
        new("unhappyFollowUp", "Unhappy members spoken with", KpiUnit.Percent, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            FollowedUp("rate", "answers no, 1 or 2 of five, or detractor", survey => survey.IsUnhappy),
            FollowedUp("detractors", "answers no, or detractor", survey => survey.IsDetractor),
        ]),
    ];

    private static KpiVariant FollowedUp(string id, string who, Func<SurveyFacts, bool> counts) => new(id, "", who + " that somebody followed up within 2 business days / all such answers older than that")
    {
        Desk = new(DeskShape.Percent, [At<SurveyFacts>(_surveys, survey => survey.At, (survey, scope) => counts(survey) ? FollowUp(survey, scope) : null, SurveyField.FollowedUpAt)]),
    };

    private static DeskPart FollowUp(SurveyFacts survey, DeskScope scope)
    {
        var last = scope.Clock.DayOf(survey.AnsweredAt);
        for (var open = 0; open < FollowUpDays;)
        {
            last++;
            open += scope.Clock.IsBusinessDay(last) ? 1 : 0;
        }

        return survey.FollowedUpAt is { } done ? Share(scope.Clock.DayOf(done) <= last)
            : Share(false) with { JudgedFrom = scope.Clock.StartOf(last + 1) };
    }

    private static Kpi Question(string id, string name, TableField question, TableField scale) => Selected(
        new(id, name, KpiUnit.Percent, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            new("top2", "", "answers 4 and 5 / answers from 1 to 5")
            {
                HasInterval = true,
                Desk = new(DeskShape.Percent, [Answered(survey => survey.Answer(question, scale, "oneToFive") is { } value ? Share(value >= 4) : null, question)]),
            },
            new("yes", "", "answers yes / answers yes or no")
            {
                HasInterval = true,
                Desk = new(DeskShape.Percent, [Answered(survey => survey.Answer(question, scale, "yesNo") is { } value ? Share(value == 1) : null, question, scale)]),
            },
        ]))
        with { HasScales = true };

    private static Kpi Mean(string id, string name, TableField question, TableField scale) => Selected(
        new(id, name, KpiUnit.Points, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            new("oneToFive", "", "sum of answers / answers from 1 to 5")
            {
                HasInterval = true,
                Desk = new(DeskShape.Mean, [Answered(survey => survey.Answer(question, scale, "oneToFive") is { } value ? Value(value) : null, question)]),
            },
        ]));

    private static Kpi Selected(Kpi kpi) => kpi with
    {
        IsUsual = true,
        Guards = [ResponseRate],
        GuardedBecause = "few answer, and those who do are not like the others",
    };

    private static DeskTerm Answered(Func<SurveyFacts, DeskPart?> part, params IReadOnlyList<TableField> needs) =>
        At<SurveyFacts>(_surveys, survey => survey.At, (survey, _) => part(survey), needs);
}
