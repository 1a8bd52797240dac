using Bridge.Audit;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Mail;
using Bridge.Host.Settings.Reports;

namespace Bridge.Host.Features.Reports.Sending;

/// <summary>Makes the reports that are due and hands them to the mail server, each reader's once.</summary>
/// <param name="desk">What reports stand on.</param>
/// <param name="mails">Remembers which left.</param>
/// <param name="message">Writes mails.</param>
/// <param name="audit">Opens support's audit.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class ReportSender(ReportDesk desk, ReportMails mails, ReportMessage message, Func<AuditLog> audit, ILogger<ReportSender> logger)
{
    /// <summary>Sends what is due.</summary>
    /// <param name="smtp">The mail server.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>Why nothing leaves at the moment, or null.</returns>
    /// <exception cref="StoreException">A store cannot be used.</exception>
    /// <exception cref="AuditException">The audit cannot be written.</exception>
    public async Task<string?> SendAsync(SmtpSender smtp, CancellationToken cancellationToken)
    {
        foreach (var settings in desk.ByMail)
        {
            var period = ReportPeriod.Of(Enum.Parse<PeriodKind>(settings.Every, ignoreCase: true), desk.Today(settings.After)).Before();
            var done = mails.Done(settings.Name, period.Name);
            var waiting = settings.To.Where(reader => !done.Contains(reader)).ToList();
            if (waiting.Count > 0 && Make(settings, period, cancellationToken) is { } report && await SendAsync(smtp, settings, report, waiting, cancellationToken) is { } hold)
            {
                return hold;
            }
        }

        return null;
    }

    private Report? Make(ReportMailSettings settings, ReportPeriod period, CancellationToken cancellationToken)
    {
        try
        {
            return desk.Makers.Find(settings.Report)?.Make(period, cancellationToken);
        }
        catch (KpiQuestionException)
        {
            return null; // nothing was imported yet: the report leaves when there is something to tell
        }
    }

    private async Task<string?> SendAsync(SmtpSender smtp, ReportMailSettings settings, Report report, List<string> readers, CancellationToken cancellationToken)
    {
        foreach (var reader in readers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var mail = message.Write(settings, report, reader);
            await audit().AppendAsync(
                new AuditEvent { Who = "bridge", Action = "report.send", What = $"{settings.Name} {report.Period.Name}", Which = reader, Outcome = "done" }, durable: false, CancellationToken.None);
            mails.Note(settings.Name, report.Period.Name, reader, ReportMailState.Sending);
            var outcome = await smtp.SendAsync(mail, cancellationToken);
            switch (outcome.Result)
            {
                case MailResult.Sent:
                    mails.Note(settings.Name, report.Period.Name, reader, ReportMailState.Sent);
                    LogSent(settings.Name, report.Period.Name);
                    break;
                case MailResult.Unknown:
                    mails.Note(settings.Name, report.Period.Name, reader, ReportMailState.Unknown, outcome.Message);
                    LogUnknown(settings.Name, report.Period.Name, outcome.Message);
                    break;
                case MailResult.Refused:
                    mails.Note(settings.Name, report.Period.Name, reader, ReportMailState.Refused, outcome.Message);
                    LogRefused(settings.Name, report.Period.Name, outcome.Message);
                    break;
                case MailResult.NotThisOne:
                    mails.PutBack(settings.Name, report.Period.Name, reader);
                    break;
                default:
                    mails.PutBack(settings.Name, report.Period.Name, reader);
                    return outcome.Message;
            }
        }

        return null;
    }

    [LoggerMessage(2600, LogLevel.Information, "The report {Report} of {Period} was sent to a reader.")]
    private partial void LogSent(string report, string period);

    [LoggerMessage(2601, LogLevel.Warning, "It is not known whether the report {Report} of {Period} reached a reader; it is not sent again. {Message}")]
    private partial void LogUnknown(string report, string period, string? message);

    [LoggerMessage(2602, LogLevel.Error, "The report {Report} of {Period} was refused for a reader. {Message}")]
    private partial void LogRefused(string report, string period, string? message);
}
