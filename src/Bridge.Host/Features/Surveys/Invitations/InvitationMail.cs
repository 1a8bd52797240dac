using System.Globalization;
using Bridge.Core.Surveys;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Surveys;
using MimeKit;
using MimeKit.Text;

namespace Bridge.Host.Features.Surveys.Invitations;

/// <summary>Writes the mail of an invitation: text and HTML with the same words and links.</summary>
/// <param name="settings">The settings.</param>
/// <param name="links">Makes links.</param>
/// <param name="time">The clock.</param>
internal sealed class InvitationMail(SurveySettings settings, SurveyLinks links, TimeProvider time)
{
    private static readonly PageTemplate _html = Open("mail.html");
    private static readonly PageTemplate _choice = Open("mail-choice.html");

    /// <summary>Writes it.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="address">The reader's address.</param>
    /// <param name="expiresAt">Until when an answer is taken.</param>
    /// <returns>The mail; the caller disposes it.</returns>
    public MimeMessage Write(Invitation invitation, SurveyWords words, string address, DateTimeOffset expiresAt)
    {
        var first = invitation.Asked[0];
        var link = links.Of(invitation.Key);
        var intro = words.About("intro", invitation.Agent, TimeZoneInfo.ConvertTime(invitation.ContactAt, settings.Zone));
        var stop = links.StopOf(invitation.Key).AbsoluteUri;
        var until = words.Until("until", TimeZoneInfo.ConvertTime(expiresAt, settings.Zone));
        var choices = Choices(first, words).Select(choice => (choice.Words, Link: $"{link}?a={choice.Value.ToString(CultureInfo.InvariantCulture)}")).ToList();
        var question = words[SurveyQuestions.WordOf(first)];
        var mail = new MimeMessage
        {
            Subject = words["subject"],
            Date = time.GetUtcNow(),
            MessageId = $"{invitation.Key}@{settings.Mail.FromAddress.Split('@')[1]}",
            Body = new MultipartAlternative(
                new TextPart(TextFormat.Plain)
                {
                    Text = string.Join("\n\n", [intro, question, .. choices.Select(choice => $"{choice.Words}: {choice.Link}"), words["choose"], until, $"{words["stop"]}: {stop}"]) + "\n",
                },
                new TextPart(TextFormat.Html)
                {
                    Text = _html.Fill(new Dictionary<string, object?>
                    {
                        ["language"] = words.Language,
                        ["style"] = MailStyle.Sheet,
                        ["subject"] = words["subject"],
                        ["intro"] = intro,
                        ["question"] = question,
                        ["choices"] = Markup.Of(choices.Select(choice => _choice.Fill(new Dictionary<string, object?> { ["link"] = choice.Link, ["words"] = choice.Words }))),
                        ["choose"] = words["choose"],
                        ["until"] = until,
                        ["stop"] = words["stop"],
                        ["stopLink"] = stop,
                    }).Html,
                }),
        };
        mail.From.Add(new MailboxAddress(settings.Mail.FromName, settings.Mail.FromAddress));
        mail.To.Add(new MailboxAddress(null, address));

        // Answers of machines (out of office) must not come back. Source: RFC 3834, section 5.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");

        // A mail program's own button; the mail server's signature (DKIM) has to cover both. Source: RFC 2369, section 3.2; RFC 8058, section 3.1.
        mail.Headers.Add("List-Unsubscribe", $"<{stop}>");
        mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return mail;
    }

    /// <summary>The answers to a question, in the order in which they are shown.</summary>
    /// <param name="item">The question.</param>
    /// <param name="words">The reader's language.</param>
    /// <returns>Each answer's value and its words.</returns>
    public static IEnumerable<(int Value, string Words)> Choices(SurveyItem item, SurveyWords words) => item.Scale == SurveyScale.YesNo
        ? [(1, words["yes"]), (0, words["no"])]
        : Enumerable.Range(item.Lowest, item.Highest - item.Lowest + 1).Select(value => (value, Words(item, value, words)));

    private static string Words(SurveyItem item, int value, SurveyWords words)
    {
        var number = value.ToString(CultureInfo.InvariantCulture);
        return value == item.Lowest ? $"{number} ({words["lowest"]})" : value == item.Highest ? $"{number} ({words["highest"]})" : number;
    }

    private static PageTemplate Open(string name) => new(PageTemplate.Open("Surveys", name));
}
