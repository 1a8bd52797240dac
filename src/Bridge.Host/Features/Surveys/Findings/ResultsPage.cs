using System.Globalization;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Surveys.Responses;
using Bridge.Host.Pages;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Surveys.Findings;

/// <summary>What members answered, with their comments: for managers. No member is named by the page; what members write about themselves stands as they wrote it.</summary>
internal static class ResultsPage
{
    /// <summary>The page's path.</summary>
    public const string Path = "surveys";

    private static readonly PageTemplate _main = new(PageTemplate.Open("Surveys", "results.html"));
    private static readonly PageTemplate _option = new("<option value=\"{{value}}\"{{chosen}}>{{name}}</option>");
    private static readonly PageTemplate _row = new("<tr><th scope=\"row\">{{name}}</th><td class=\"text\">{{question}}</td><td class=\"text\">{{share}}<small>{{counts}}</small></td></tr>");
    private static readonly PageTemplate _comment = new(PageTemplate.Open("Surveys", "comment.html"));

    /// <summary>Renders the page.</summary>
    /// <param name="asked">What the reader chose.</param>
    /// <param name="answer">What to show.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <returns>HTML.</returns>
    public static string Render(ResultsQuestion asked, ResultsAnswer answer, PageVisit visit) => PageShell.Render(
        new PageFrame
        {
            Path = Path,
            Headline = "What members answered",
            Intro = PageShell.Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"The last {asked.Days} days: {answer.Contacts:#,0} contacts, {answer.Asked:#,0} asked about, {answer.Answered:#,0} answered{(answer.Asked == 0 ? "" : $" ({100.0 * answer.Answered / answer.Asked:0.0}\u00a0%)")}.")),
            Skip = ("answers", "answers"),
            Main = _main.Fill(new Dictionary<string, object?>
            {
                ["days"] = Options([("7", "7 days"), ("28", "28 days"), ("90", "90 days"), ("365", "a year")], asked.Days.ToString(CultureInfo.InvariantCulture)),
                ["by"] = Options(ResultsQuestion.Ways.Keys.Select(way => (way, way)), asked.By),
                ["comments"] = Options([("all", "all"), ("bad", "of bad answers")], asked.IsBadOnly ? "bad" : "all"),
                ["part"] = asked.By,
                ["whole"] = Rows(answer.Whole),
                ["parts"] = Rows(answer.Parts),
                ["count"] = answer.AllComments switch
                {
                    0 => "Nobody wrote anything.",
                    > ResultsReader.MostComments => $"The newest {ResultsReader.MostComments} of {answer.AllComments.ToString("#,0", CultureInfo.InvariantCulture)}.",
                    1 => "One comment.",
                    var all => $"{all.ToString(CultureInfo.InvariantCulture)} comments, the newest first.",
                },
                ["list"] = Markup.Of(answer.Comments.Select(response => Comment(response, answer))),
            }),
        },
        visit);

    private static Markup Rows(IReadOnlyList<SurveyResult> results) => Markup.Of(results.Select(result => _row.Fill(new Dictionary<string, object?>
    {
        ["name"] = result.By ?? "everybody",
        ["question"] = Question(result.Item),
        ["share"] = IsHidden(result) || result.Share is not { } share ? TableCell.Nothing : Percent(share),
        ["counts"] = IsHidden(result) ? string.Create(CultureInfo.InvariantCulture, $"of {result.Answers} answers; a share is shown from {SurveyResult.FewestForOne} on")
            : result.Interval is not { } interval ? "no answer"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Satisfied:#,0} of {result.Answers:#,0}, 95\u00a0% interval {Percent(interval.Low)} to {Percent(interval.High)}{(result.Answers < SurveyResult.Few ? "; few answers say little" : "")}"),
    })));

    // A few answers about one person are chance, and would be read as a judgement.
    private static bool IsHidden(SurveyResult result) => result.By is not null && result.Answers < SurveyResult.FewestForOne;

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "\u00a0%";

    private static string Question(SurveyItem item) => item.Question switch
    {
        SurveyQuestion.Satisfied => "Satisfied with the contact",
        SurveyQuestion.CallAgain => "Would call again",
        SurveyQuestion.Recommend => "Would speak well of us",
        _ => "Another question",
    } + (item.Scale == SurveyScale.YesNo ? ", yes or no" : "");

    private static Markup Comment(SurveyResponse response, ResultsAnswer answer) => _comment.Fill(new Dictionary<string, object?>
    {
        ["tone"] = answer.IsBad(response) ? "bad" : "ok",
        ["text"] = response.Comment,
        ["about"] = string.Join(" \u00b7 ", new[]
        {
            TimeZoneInfo.ConvertTime(response.AnsweredAt, answer.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            $"ticket {response.Contact.Value}",
            response.Agent,
            response.Group,
            response.Channel,
        }.Where(text => !string.IsNullOrEmpty(text))),
        ["answers"] = string.Join("; ", response.Answers.Select(one =>
            $"{Question(one.Item)}: {(one.Item.Scale == SurveyScale.YesNo ? (one.Value == 1 ? "yes" : "no") : $"{one.Value.ToString(CultureInfo.InvariantCulture)} of 5")}")),
    });

    private static Markup Options(IEnumerable<(string Value, string Name)> options, string chosen) => Markup.Of(options.Select(option => _option.Fill(new Dictionary<string, object?>
    {
        ["value"] = option.Value,
        ["name"] = option.Name,
        ["chosen"] = option.Value == chosen ? new Markup(" selected") : Markup.None,
    })));
}
