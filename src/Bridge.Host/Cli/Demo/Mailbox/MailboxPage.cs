using System.Globalization;
using Bridge.Host.Pages;
using MimeKit;

namespace Bridge.Host.Cli.Demo.Mailbox;

/// <summary>The page of the demo's mailbox.</summary>
internal static class MailboxPage
{
    private static readonly PageTemplate _page = new("""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{{title}}</title>
        <link rel="icon" href="data:,"><style>
        :root { color-scheme: light dark; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        body { background: light-dark(#fff, #0f1419); color: light-dark(#17202a, #e6ebf0); max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
        ol { padding: 0; list-style: none; display: grid; gap: .5rem; } li { border: 1px solid light-dark(#d5dbe1, #313b46); border-radius: .5rem; padding: .6rem .8rem; }
        a { color: light-dark(#0b57a4, #7cb7f5); } small { display: block; color: light-dark(#56616c, #a3aeb9); } time { white-space: nowrap; }
        </style></head>
        <body><main><h1>{{title}}</h1><p>What the members of the demo got by mail. Choose one and answer as the member.</p><ol>{{mails}}</ol></main></body>
        </html>
        """);

    private static readonly PageTemplate _line = new("""<li><a href="/mails/{{number}}">{{subject}}</a><small>to {{to}}, <time>{{date}} UTC</time></small></li>""");

    /// <summary>Lists the mails, the newest first.</summary>
    /// <param name="mails">The mails in the order in which they came.</param>
    /// <returns>HTML.</returns>
    public static string List(IReadOnlyList<MimeMessage> mails) => _page.Fill(new Dictionary<string, object?>
    {
        ["title"] = mails.Count == 1 ? "Mailbox, 1 mail" : $"Mailbox, {mails.Count} mails",
        ["mails"] = Markup.Of(mails.Select((mail, index) => _line.Fill(new Dictionary<string, object?>
        {
            ["number"] = index + 1,
            ["subject"] = mail.Subject,
            ["to"] = mail.To.ToString(),
            ["date"] = mail.Date.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        })).Reverse()),
    }).Html;

    /// <summary>Shows a mail as a mail program would: the HTML that the bridge wrote.</summary>
    /// <param name="mail">The mail.</param>
    /// <returns>HTML.</returns>
    public static string Show(MimeMessage mail) => mail.HtmlBody ?? "";
}
