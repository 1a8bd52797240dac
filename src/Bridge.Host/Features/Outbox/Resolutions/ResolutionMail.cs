using Bridge.Host.Pages;
using Bridge.Host.Settings.Mail;
using MimeKit;
using MimeKit.Text;

namespace Bridge.Host.Features.Outbox.Resolutions;

/// <summary>Writes the mail that tells of a resolution: text and HTML with the same words.</summary>
internal static class ResolutionMail
{
    private static readonly PageTemplate _html = new(PageTemplate.Open("Outbox", "resolved.html"));

    /// <summary>Writes it.</summary>
    /// <param name="settings">The sender's address.</param>
    /// <param name="key">Key of the request; the same resolution always has the same message id.</param>
    /// <param name="resolution">The resolution.</param>
    /// <param name="reader">The reader's address.</param>
    /// <param name="language">The reader's language tag, or null.</param>
    /// <param name="now">UTC now.</param>
    /// <returns>The mail; the caller disposes it.</returns>
    public static MimeMessage Write(MailSettings settings, string key, Resolution resolution, MailboxAddress reader, string? language, DateTimeOffset now)
    {
        var words = ResolutionWords.For(language);
        var subject = resolution.Subject is { Length: > 0 } told ? told : words.Nameless;
        var solved = resolution.Agent is { } agent ? words.SolvedBy(subject, agent) : words.Solved(subject);
        var mail = new MimeMessage
        {
            Subject = words.Title,
            Date = now,
            MessageId = $"{key}@{settings.FromAddress.Split('@')[1]}",
            Body = new MultipartAlternative(
                new TextPart(TextFormat.Plain) { Text = $"{solved}\n\n{words.IfNot}\n" },
                new TextPart(TextFormat.Html)
                {
                    Text = _html.Fill(new Dictionary<string, object?>
                    {
                        ["language"] = words.Language, ["style"] = MailStyle.Sheet, ["title"] = words.Title, ["solved"] = solved, ["ifNot"] = words.IfNot,
                    }).Html,
                }),
        };
        mail.From.Add(new MailboxAddress(settings.FromName, settings.FromAddress));
        mail.To.Add(new MailboxAddress(null, reader.Address));

        // Answers of machines (out of office) must not come back. Source: RFC 3834, section 5.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }
}
