using Bridge.Audit;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.Features.Surveys.Responses;
using Bridge.Host.Mail;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Surveys;

/// <summary>Looks for contacts, sends invitations when they are due, and opens follow-ups. All waiting and trying again of mails is here.</summary>
/// <param name="parts">What it works with.</param>
/// <param name="followUps">Opens tickets after bad answers.</param>
/// <param name="deskResponses">Keeps what members answered to the help desk's own surveys.</param>
/// <param name="shown">Shows the people of the help desk what was answered.</param>
/// <param name="answers">Tells of answers.</param>
/// <param name="loggers">Tell the administrator.</param>
internal sealed partial class SurveyLoop(
    SurveyParts parts, FollowUps followUps, DeskResponses deskResponses, ShownResponses shown, Arrivals answers, ILoggerFactory loggers) : BackgroundService
{
    private const int AtOnce = 50;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(1);

    private readonly SurveyGatherer _gatherer = new(parts.Settings, parts.Tickets, parts.Store, parts.Time);
    private readonly ILogger _logger = loggers.CreateLogger<SurveyLoop>();
    private SurveySender? _sender;
    private SurveyHold? _hold;
    private bool _hasCleaned;

    /// <summary>Why no mails leave at the moment; null while all is well.</summary>
    public SurveyHold? Hold => _hold is { } hold && hold.Until > parts.Time.GetUtcNow() ? hold : null;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var smtp = new SmtpSender(parts.Settings.Mail, parts.Time);
        try
        {
            while (true)
            {
                await TurnAsync(smtp, stoppingToken);
                await answers.NextAsync([], _look, parts.Time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wanted stop. A mail under way has its outcome, or counts as sent.
        }
    }

    private async Task TurnAsync(SmtpSender smtp, CancellationToken cancellationToken)
    {
        try
        {
            if (!_hasCleaned)
            {
                LogGivenUp(await parts.Store.GiveUpAsync());
                _hasCleaned = true;
            }

            if (await _gatherer.GatherAsync() is > 0 and var decided)
            {
                LogDecided(decided);
            }

            await followUps.OpenAsync();
            await SendAsync(smtp, cancellationToken);
            await deskResponses.ReadAsync(cancellationToken);
            await shown.ShowAsync(cancellationToken);
        }
        catch (Exception error) when (error is StoreException or ConnectorException or AuditException)
        {
            LogStore(error.Message);
            _hold = new SurveyHold(parts.Time.GetUtcNow() + _holdAfterFault, error.Message);
        }
    }

    private async Task SendAsync(SmtpSender smtp, CancellationToken cancellationToken)
    {
        var due = Hold is null ? parts.Store.Due(AtOnce) : [];
        foreach (var invitation in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _sender ??= new SurveySender(parts, parts.Requesters(), smtp, loggers.CreateLogger<SurveySender>());
            _hold = await SendAsync(_sender, invitation, cancellationToken);
            if (_hold is not null)
            {
                break;
            }
        }

        if (due.Count > 0)
        {
            await smtp.CloseAsync(cancellationToken);
        }

        if (due.Count == AtOnce && _hold is null)
        {
            answers.Tell(); // more is due: the next turn comes at once
        }
    }

    private async Task<SurveyHold?> SendAsync(SurveySender sender, Invitation invitation, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(invitation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is StoreException or AuditException)
        {
            throw;
        }
#pragma warning disable CA1031 // the border of an invitation: a fault in one must not end the others
        catch (Exception error)
#pragma warning restore CA1031
        {
            // Without the exception's message: it could quote an address. A mail that was about to leave counts as sent.
            LogFault(invitation.Contact.ExternalId, error.GetType().FullName, error.StackTrace);
            await parts.Store.EndAsync(invitation, InvitationState.Unknown);
            return null;
        }
    }

    [LoggerMessage(1805, LogLevel.Information, "Surveys run; {Count} mails that the last host left under way are not sent again.")]
    private partial void LogGivenUp(int count);

    [LoggerMessage(1811, LogLevel.Debug, "{Count} contacts that came to their end were decided about: asked later, or not.")]
    private partial void LogDecided(int count);

    [LoggerMessage(1806, LogLevel.Error, "Surveys wait a minute. {Message}")]
    private partial void LogStore(string message);

    [LoggerMessage(1807, LogLevel.Critical, "The survey about contact {Contact} met a fault of the bridge ({Type}): {Trace}")]
    private partial void LogFault(string contact, string? type, string? trace);
}
