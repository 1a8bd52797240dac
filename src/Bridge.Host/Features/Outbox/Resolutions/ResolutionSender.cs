using System.Text.Json;
using Bridge.Audit;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Mail;
using Bridge.Host.Settings.Mail;
using MimeKit;

namespace Bridge.Host.Features.Outbox.Resolutions;

/// <summary>Tells members by mail that their ticket is solved: each resolution at most once.</summary>
/// <remarks>
/// As with surveys (docs/decisions/0015), what may have arrived is never sent again: an attempt is noted before the mail leaves, and taken back only when the mail
/// certainly did not. A ticket that is open again by the time is not told of.
/// </remarks>
/// <param name="store">The outbox.</param>
/// <param name="requesters">Tells addresses.</param>
/// <param name="tickets">The tickets that the hub keeps.</param>
/// <param name="mail">The mail server.</param>
/// <param name="audit">Support's audit.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class ResolutionSender(
    OutboxStore store, IReadsRequesters requesters, ITicketReader tickets, MailSettings mail, AuditLog audit, TimeProvider time, ILogger<ResolutionSender> logger)
    : IRequestSender
{
    private const int StepsOfPatience = 6;
    private static readonly TimeSpan _delay = TimeSpan.FromMinutes(1); // who solves by mistake opens it again at once
    private static readonly TimeSpan _firstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _addressWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(15);

    private readonly OutboxVerdicts _verdicts = new(store, time, logger);
    private int _failures;

    /// <inheritdoc />
    public async Task<DeskHold?> SendAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Attempts > 0)
        {
            LogUnknown(request.Key, "It was on its way when the bridge ended.");
            await store.EndAsync(request, ticketId: null);
            return null;
        }

        var resolution = JsonSerializer.Deserialize(request.Text ?? "null", OutboxJson.Default.Resolution) ?? throw new InvalidOperationException("A resolution waits as an object.");
        if (!Holds(resolution))
        {
            await store.EndAsync(request, ticketId: null);
            return null;
        }

        if (resolution.SolvedAt + _delay is var due && due > time.GetUtcNow())
        {
            await store.WaitAsync(request, due);
            return null;
        }

        try
        {
            return await SendAsync(request, resolution, cancellationToken);
        }
        catch (ConnectorException error)
        {
            return await _verdicts.JudgeAsync(request, error, holdsAll: true);
        }
    }

    /// <inheritdoc />
    public Task HoldAsync(Request request) => _verdicts.HoldAsync(request);

    private bool Holds(Resolution resolution) =>
        tickets.Find(new RecordKey(resolution.Origin, resolution.Ticket)) is { State: TicketStatus.Solved or TicketStatus.Closed } ticket
        && ticket.SolvedAt == resolution.SolvedAt && resolution.SolvedAt + ResolutionLoop.Latest > time.GetUtcNow();

    private async Task<DeskHold?> SendAsync(Request request, Resolution resolution, CancellationToken cancellationToken)
    {
        var requester = await requesters.ReadRequesterAsync(resolution.Ticket, cancellationToken);
        if (requester?.MemberId != request.Member || !MailboxAddress.TryParse(requester.Address ?? "", out var address) || address.Domain.Length == 0)
        {
            await _verdicts.SetAsideAsync(
                request, "no-address", "The help desk has no e-mail address for the member who asked, or the ticket is somebody else's now. Add the address in the MLS.");
            return null;
        }

        using var message = ResolutionMail.Write(mail, request.Key, resolution, address, requester.Language, time.GetUtcNow());
        await AuditAsync(request);
        using var smtp = new SmtpSender(mail, time);
        await store.BeginAsync(request);
        return await JudgeAsync(request, await smtp.SendAsync(message, cancellationToken));
    }

    private async Task<DeskHold?> JudgeAsync(Request request, MailOutcome outcome)
    {
        _failures = outcome.Result == MailResult.NotNow ? Math.Min(_failures + 1, StepsOfPatience) : 0;
        switch (outcome.Result)
        {
            case MailResult.Sent:
                await store.EndAsync(request, ticketId: null);
                LogSent(request.Key);
                return null;
            case MailResult.Unknown:
                LogUnknown(request.Key, outcome.Message);
                await store.EndAsync(request, ticketId: null);
                return null;
            case MailResult.NotThisOne:
                await store.PutBackAsync(request, time.GetUtcNow() + _addressWait);
                return null;
            case MailResult.Refused:
                await store.PutBackAsync(request, time.GetUtcNow());
                await _verdicts.SetAsideAsync(request, "refused", outcome.Message ?? "");
                return null;
            default:
                await store.PutBackAsync(request, time.GetUtcNow());
                var wait = outcome.Result == MailResult.Misconfigured ? _holdAfterFault : _firstWait * Math.Pow(2, _failures - 1); // 15 s to 8 minutes
                LogHeld(outcome.Message);
                return new DeskHold(time.GetUtcNow() + wait, outcome.Message);
        }
    }

    private async Task AuditAsync(Request request)
    {
        try
        {
            var entry = new AuditEvent { Who = "bridge", Action = "resolution.send", What = "mail", Which = request.Member, Outcome = "done" };
            await audit.AppendAsync(entry, durable: false, CancellationToken.None);
        }
        catch (AuditException error)
        {
            throw new ConnectorException(FailureKind.Configuration, $"{error.Problem} What cannot be written down is not sent.", error.Remedy);
        }
    }

    [LoggerMessage(1511, LogLevel.Debug, "The member was told that a ticket is solved ({Key}).")]
    private partial void LogSent(string key);

    [LoggerMessage(1512, LogLevel.Warning, "Whether the mail about a solved ticket arrived is not known; it is not sent again ({Key}). {Message}")]
    private partial void LogUnknown(string key, string? message);

    [LoggerMessage(1513, LogLevel.Error, "Mails about solved tickets wait. {Message}")]
    private partial void LogHeld(string? message);
}
