using Bridge.Audit;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;
using Bridge.Host.Mail;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings.Surveys;
using MimeKit;

namespace Bridge.Host.Features.Surveys.Invitations;

/// <summary>Sends one invitation at most once, and writes down what came of it.</summary>
/// <remarks>
/// A second mail annoys, a missing one is a smaller sample: what may have arrived is never sent again. The store says that a mail is about to
/// leave before it does; only a mail that certainly did not leave is put back. docs/decisions/0015 says why.
/// </remarks>
internal sealed partial class SurveySender
{
    private const int StepsOfPatience = 6;

    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _firstWait = TimeSpan.FromSeconds(15);

    private readonly SurveySettings _settings;
    private readonly ITicketReader _tickets;
    private readonly IReadsRequesters _requesters;
    private readonly SurveyStore _store;
    private readonly AuditLog _audit;
    private readonly SmtpSender _smtp;
    private readonly InvitationMail _mails;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private int _failures;

    /// <summary>Creates it.</summary>
    /// <param name="parts">What it works with.</param>
    /// <param name="requesters">Tells addresses.</param>
    /// <param name="smtp">Hands mails over; it stays the caller's.</param>
    /// <param name="logger">Tells the administrator.</param>
    public SurveySender(SurveyParts parts, IReadsRequesters requesters, SmtpSender smtp, ILogger<SurveySender> logger)
    {
        (_settings, _tickets, _store, _audit, _time) = (parts.Settings, parts.Tickets, parts.Store, parts.Audit(), parts.Time);
        (_requesters, _smtp, _logger) = (requesters, smtp, logger);
        _mails = new InvitationMail(parts.Settings, parts.Links, parts.Time);
    }

    /// <summary>Sends.</summary>
    /// <param name="due">The invitation.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>A reason to leave all mails alone for a while, or null.</returns>
    public async Task<SurveyHold?> SendAsync(Invitation due, CancellationToken cancellationToken)
    {
        if (Verdict(due) is { } verdict)
        {
            await _store.EndAsync(due, verdict);
            LogPassedOver(due.Contact.ExternalId, verdict);
            return null;
        }

        try
        {
            var requester = await _requesters.ReadRequesterAsync(due.Contact.Value, cancellationToken);
            if (requester?.MemberId != due.Member || string.IsNullOrWhiteSpace(requester.Address))
            {
                return await AsideAsync(due, "The help desk has no e-mail address for the member who asked, or the ticket is somebody else's now. Add the address in the MLS.");
            }

            if (!MailboxAddress.TryParse(requester.Address, out _))
            {
                return await AsideAsync(due, "The member's address in the help desk is no e-mail address. Correct it in the MLS.");
            }

            return await SendAsync(due, requester.Address, _settings.WordsFor(requester.Language), cancellationToken);
        }
        catch (ConnectorException error)
        {
            return await JudgeAsync(due, error);
        }
    }

    private async Task<SurveyHold?> SendAsync(Invitation due, string address, SurveyWords words, CancellationToken cancellationToken)
    {
        var expires = _time.GetUtcNow() + _settings.LinkLifetime;
        using var mail = _mails.Write(due, words, address, expires);
        await AuditAsync(due);
        if (!await _store.BeginAsync(due, _settings.Quiet, words.Language, expires))
        {
            await _store.EndAsync(due, InvitationState.Quiet);
            return null;
        }

        var outcome = await _smtp.SendAsync(mail, cancellationToken);
        _failures = outcome.Result == MailResult.NotNow ? Math.Min(_failures + 1, StepsOfPatience) : 0;
        switch (outcome.Result)
        {
            case MailResult.Sent:
                await _store.EndAsync(due, InvitationState.Sent);
                LogSent(due.Contact.ExternalId);
                return null;
            case MailResult.Unknown:
                await _store.EndAsync(due, InvitationState.Unknown);
                LogUnknown(due.Contact.ExternalId, outcome.Message);
                return null;
            case MailResult.NotThisOne:
                await _store.PutBackAsync(due, _time.GetUtcNow() + (_firstWait * Math.Pow(2, Math.Min(due.Attempts + 4, 8)))); // 4 minutes to an hour
                LogWaits(due.Contact.ExternalId, outcome.Message);
                return null;
            case MailResult.Refused:
                return await AsideAsync(due, outcome.Message ?? "");
            case MailResult.Misconfigured:
                await _store.PutBackAsync(due, due.NextAt);
                return HoldFor(_holdAfterFault, outcome.Message);
            default:
                await _store.PutBackAsync(due, due.NextAt);
                return HoldFor(_firstWait * Math.Pow(2, _failures - 1), outcome.Message); // 15 s to 8 minutes
        }
    }

    private InvitationState? Verdict(Invitation due) => _tickets.Find(due.Contact) switch
    {
        { State: not (TicketStatus.Solved or TicketStatus.Closed) } => InvitationState.Reopened,
        null => InvitationState.Reopened,
        _ when due.ContactAt + SurveyGatherer.Latest + DelayOf(due) < _time.GetUtcNow() => InvitationState.Late,
        _ when _store.OptOuts.Holds(due.Member) => InvitationState.OptedOut,
        _ => _store.IsQuiet(due.Member, _settings.Quiet) ? InvitationState.Quiet : null,
    };

    private TimeSpan DelayOf(Invitation due) => _settings.Rules.FirstOrDefault(rule => rule.Name == due.Rule)?.Delay ?? TimeSpan.Zero;

    private async Task AuditAsync(Invitation due)
    {
        try
        {
            var entry = new AuditEvent { Who = "bridge", Action = "survey.send", What = "invitation", Which = due.Member, Outcome = "done" };
            await _audit.AppendAsync(entry, durable: false, CancellationToken.None);
        }
        catch (AuditException error)
        {
            throw new ConnectorException(FailureKind.Configuration, $"{error.Problem} What cannot be written down is not sent.", error.Remedy);
        }
    }

    private async Task<SurveyHold?> JudgeAsync(Invitation due, ConnectorException error)
    {
        switch (error.Kind)
        {
            case FailureKind.Data:
                return await AsideAsync(due, error.Message);
            case FailureKind.Throttled:
                return new SurveyHold(error.RetryAt ?? _time.GetUtcNow() + _firstWait, null);
            case FailureKind.Transient:
                await _store.PutBackAsync(due, _time.GetUtcNow() + (2 * _firstWait)); // others go first after the hold, should it be this one alone
                return HoldFor(_firstWait, error.Message);
            default:
                return HoldFor(_holdAfterFault, error.Message);
        }
    }

    private async Task<SurveyHold?> AsideAsync(Invitation due, string reason)
    {
        await _store.SetAsideAsync(due, reason);
        LogAside(due.Contact.ExternalId, reason);
        return null;
    }

    private SurveyHold HoldFor(TimeSpan length, string? message)
    {
        LogHeld(message);
        return new SurveyHold(_time.GetUtcNow() + length, message);
    }

    [LoggerMessage(1800, LogLevel.Debug, "A survey about contact {Contact} was sent.")]
    private partial void LogSent(string contact);

    [LoggerMessage(1801, LogLevel.Debug, "No survey is sent about contact {Contact}: {Verdict}.")]
    private partial void LogPassedOver(string contact, InvitationState verdict);

    [LoggerMessage(1802, LogLevel.Warning, "It is not known whether the survey about contact {Contact} arrived; it is not sent again. {Message}")]
    private partial void LogUnknown(string contact, string? message);

    [LoggerMessage(1803, LogLevel.Warning, "The survey about contact {Contact} was set aside. {Reason}")]
    private partial void LogAside(string contact, string reason);

    [LoggerMessage(1810, LogLevel.Information, "The survey about contact {Contact} waits by itself. {Message}")]
    private partial void LogWaits(string contact, string? message);

    [LoggerMessage(1804, LogLevel.Error, "No surveys are sent for a while; none is lost. {Message}")]
    private partial void LogHeld(string? message);
}
