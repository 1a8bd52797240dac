using Bridge.Host.Pages;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Reports;
using Bridge.Host.Tables;
using MimeKit;
using MimeKit.Text;

namespace Bridge.Host.Features.Reports.Sending;

/// <summary>Writes the mail of a report: what to know first, and the tables as attachments.</summary>
/// <param name="mail">The sender's address.</param>
/// <param name="time">The clock.</param>
internal sealed class ReportMessage(MailSettings mail, TimeProvider time)
{
    private static readonly PageTemplate _html = new(PageTemplate.Open("Reports", "mail.html"));
    private static readonly PageTemplate _row = new("<tr>{{cells}}</tr>");
    private static readonly PageTemplate _cell = new("<td style=\"padding:4px 14px 4px 0;border-top:1px solid #8f99a3;text-align:left\">{{value}}</td>");

    /// <summary>Writes it.</summary>
    /// <param name="settings">What the settings say about it.</param>
    /// <param name="report">The report.</param>
    /// <param name="reader">The reader's address.</param>
    /// <returns>The mail; the caller disposes it.</returns>
    public MimeMessage Write(ReportMailSettings settings, Report report, string reader)
    {
        var first = report.Tables[0];
        var message = new MimeMessage
        {
            Subject = $"{report.Title}, {report.Period.Title}",
            Date = time.GetUtcNow(),
            Body = new Multipart("mixed")
            {
                new MultipartAlternative(new TextPart(TextFormat.Plain) { Text = Plain(report, first) }, new TextPart(TextFormat.Html) { Text = Html(report, first) }),
            },
        };
        var body = (Multipart)message.Body;
        foreach (var attachment in settings.Formats.SelectMany(format => Attachments(format, report)))
        {
            body.Add(attachment);
        }

        message.From.Add(new MailboxAddress(mail.FromName, mail.FromAddress));
        message.To.Add(MailboxAddress.Parse(reader));

        // Answers of machines (out of office) must not come back. Source: RFC 3834, section 5.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    private static string Plain(Report report, Table first) => string.Join(
        "\n",
        [
            $"{report.Title}, {report.Period.Title} ({report.Period.First:yyyy-MM-dd} to {report.Period.Last:yyyy-MM-dd})", "", report.Summary, "", first.Title,
            .. first.Rows.Select(row => "- " + string.Join("; ", first.Columns.Zip(row).Select(pair => $"{pair.First}: {pair.Second}"))), "", .. report.Notes, "",
        ]);

    private static string Html(Report report, Table first) => _html.Fill(new Dictionary<string, object?>
    {
        ["style"] = MailStyle.Sheet,
        ["title"] = $"{report.Title}, {report.Period.Title}",
        ["days"] = $"{report.Period.First:yyyy-MM-dd} to {report.Period.Last:yyyy-MM-dd}",
        ["summary"] = report.Summary,
        ["caption"] = first.Title,
        ["rows"] = Markup.Of(first.Rows.Prepend([.. first.Columns.Select(TableCell.Of)]).Select(row => _row.Fill(new Dictionary<string, object?>
        {
            ["cells"] = Markup.Of(row.Select(cell => _cell.Fill(new Dictionary<string, object?> { ["value"] = cell }))),
        }))),
        ["notes"] = string.Join(" ", report.Notes),
    }).Html;

    private static IEnumerable<MimePart> Attachments(string format, Report report) => format == "xlsx"
        ? [Attachment(TableWorkbook.MediaType, $"{report.Name}-{report.Period.Name}.xlsx", TableWorkbook.Of(report.Tables))]
        : report.Tables.Select(table => Attachment(
            "text/csv", $"{report.Name}-{table.Name}-{report.Period.Name}.csv", System.Text.Encoding.UTF8.GetBytes(TableCsv.Of(table))));

    private static MimePart Attachment(string type, string name, byte[] content) => new(ContentType.Parse(type))
    {
        Content = new MimeContent(new MemoryStream(content)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = name,
    };
}
