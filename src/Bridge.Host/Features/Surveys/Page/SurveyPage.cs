using System.Globalization;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Features.Surveys.Page;

/// <summary>The answer page: plain HTML that works without scripts, in the dark, on a phone and with a screen reader. It shows nothing of the member.</summary>
/// <param name="settings">The settings.</param>
internal sealed class SurveyPage(SurveySettings settings)
{
    private static readonly PageTemplate _frame = Open("frame.html");
    private static readonly PageTemplate _survey = Open("survey.html");
    private static readonly PageTemplate _question = Open("question.html");
    private static readonly PageTemplate _choice = Open("choice.html");
    private static readonly PageTemplate _ends = Open("ends.html");
    private static readonly PageTemplate _message = Open("message.html");
    private static readonly PageTemplate _stop = Open("stop.html");
    private static readonly PageTemplate _fault = new("""<p class="fault" id="fault" role="alert">{{words}}</p>""");

    /// <summary>The style sheet.</summary>
    public static string Style { get; } = PageTemplate.Open("Surveys", "survey.css");

    /// <summary>Renders the questions.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="form">What was chosen so far.</param>
    /// <returns>HTML.</returns>
    public string Ask(Invitation invitation, SurveyForm form)
    {
        var words = settings.WordsFor(invitation.Language);
        return Framed(words, "title", _survey.Fill(new Dictionary<string, object?>
        {
            ["intro"] = words.About("intro", invitation.Agent, TimeZoneInfo.ConvertTime(invitation.ContactAt, settings.Zone)),
            ["fault"] = form.Fault is { } fault ? _fault.Fill(new Dictionary<string, object?> { ["words"] = words[fault] }) : Markup.None,
            ["questions"] = Markup.Of(invitation.Asked.Select((item, index) => Question(item, index, form, words))),
            ["comment"] = words["comment"],
            ["optional"] = words["optional"],
            ["commentField"] = SurveyForm.CommentField,
            ["longest"] = SurveyDesk.LongestComment,
            ["commentHint"] = words["commentHint"],
            ["text"] = form.Comment,
            ["send"] = words["send"],
        }));
    }

    /// <summary>Renders the question whether somebody wants no more surveys.</summary>
    /// <param name="language">Language of the reader, or null when it is not known.</param>
    /// <returns>HTML.</returns>
    public string AskStop(string? language)
    {
        var words = settings.WordsFor(language);
        return Framed(words, "stopTitle", _stop.Fill(new Dictionary<string, object?>
        {
            ["ask"] = words["stopAsk"],
            ["send"] = words["stopSend"],
        }));
    }

    /// <summary>Renders an end.</summary>
    /// <param name="language">Language of the reader, or null when it is not known.</param>
    /// <param name="key">Key of the text; its headline's ends in Title.</param>
    /// <param name="more">Key of a second text, or null.</param>
    /// <returns>HTML.</returns>
    public string Tell(string? language, string key, string? more = null)
    {
        var words = settings.WordsFor(language);
        return Framed(words, $"{key}Title", _message.Fill(new Dictionary<string, object?>
        {
            ["sentence"] = words[key],
            ["more"] = more is null ? null : words[more],
        }));
    }

    private string Framed(SurveyWords words, string title, Markup body) => _frame.Fill(new Dictionary<string, object?>
    {
        ["language"] = words.Language,
        ["title"] = words[title],
        ["from"] = settings.Mail.FromName,
        ["body"] = body,
    }).Html;

    private static Markup Question(SurveyItem item, int index, SurveyForm form, SurveyWords words)
    {
        int? chosen = form.Answers.Where(answer => answer.Item == item).Select(answer => (int?)answer.Value).FirstOrDefault();
        return _question.Fill(new Dictionary<string, object?>
        {
            ["question"] = words[SurveyQuestions.WordOf(item)],
            ["optional"] = index == 0 ? Markup.None : new PageTemplate(""" <span class="dim">({{words}})</span>""").Fill(new Dictionary<string, object?> { ["words"] = words["optional"] }),
            ["faulty"] = index == 0 && form.Fault == "missing" ? new Markup(""" aria-describedby="fault" """) : Markup.None,
            ["kind"] = item.Scale == SurveyScale.YesNo ? "two" : "five",
            ["choices"] = Markup.Of(Values(item).Select(value => Choice(item, index, value, value == chosen, words))),
            ["ends"] = item.Scale == SurveyScale.YesNo
                ? Markup.None
                : _ends.Fill(new Dictionary<string, object?> { ["lowest"] = words["lowest"], ["highest"] = words["highest"] }),
        });
    }

    // A yes stands before a no, as in the mail.
    private static IEnumerable<int> Values(SurveyItem item) => item.Scale == SurveyScale.YesNo ? [1, 0] : Enumerable.Range(item.Lowest, item.Highest - item.Lowest + 1);

    private static Markup Choice(SurveyItem item, int index, int value, bool isChosen, SurveyWords words)
    {
        var isYesNo = item.Scale == SurveyScale.YesNo;
        return _choice.Fill(new Dictionary<string, object?>
        {
            ["name"] = SurveyForm.FieldOf(index),
            ["value"] = value,
            ["required"] = index == 0 ? new Markup(" required") : Markup.None,
            ["checked"] = isChosen ? new Markup(" checked") : Markup.None,
            ["words"] = isYesNo ? words[value == 1 ? "yes" : "no"] : value.ToString(CultureInfo.InvariantCulture),
            ["meaning"] = isYesNo ? null : value == item.Lowest ? $", {words["lowest"]}" : value == item.Highest ? $", {words["highest"]}" : null,
        });
    }

    private static PageTemplate Open(string name) => new(PageTemplate.Open("Surveys", name));
}
