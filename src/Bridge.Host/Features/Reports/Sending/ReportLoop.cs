using Bridge.Audit;
using Bridge.Host.Mail;
using Bridge.Host.Settings.Mail;

namespace Bridge.Host.Features.Reports.Sending;

/// <summary>Looks again and again which reports are due. All waiting and trying again of their mails is here.</summary>
/// <param name="sender">Sends what is due.</param>
/// <param name="mails">Remembers which left.</param>
/// <param name="settings">The mail server.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class ReportLoop(ReportSender sender, ReportMails mails, MailSettings settings, TimeProvider time, ILogger<ReportLoop> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(15);

    private DateTimeOffset _heldUntil;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        try
        {
            await Task.Yield(); // a large report must not hold the start of the host
            LogGivenUp(mails.GiveUp());
            do
            {
                await TurnAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wanted stop. A mail under way has its outcome, or counts as sent.
        }
    }

    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (_heldUntil > time.GetUtcNow())
        {
            return;
        }

        try
        {
            using var smtp = new SmtpSender(settings, time);
            if (await sender.SendAsync(smtp, cancellationToken) is { } reason)
            {
                Hold(reason);
            }

            await smtp.CloseAsync(cancellationToken);
        }
        catch (Exception error) when (error is StoreException or AuditException)
        {
            Hold(error.Message);
        }
    }

    private void Hold(string reason)
    {
        _heldUntil = time.GetUtcNow() + _holdAfterFault;
        LogHeld(_heldUntil, reason);
    }

    [LoggerMessage(2603, LogLevel.Information, "Reports leave by mail; {Count} mails that the last host left under way are not sent again.")]
    private partial void LogGivenUp(int count);

    [LoggerMessage(2604, LogLevel.Error, "No reports are sent until {Until:u}; none is lost. {Message}")]
    private partial void LogHeld(DateTimeOffset until, string message);
}
