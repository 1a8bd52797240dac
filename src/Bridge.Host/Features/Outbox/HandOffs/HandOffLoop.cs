using System.Globalization;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings.Members;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Outbox.HandOffs;

/// <summary>Hands tickets to other levels by the settings' rules: each rule moves a ticket once, so that agents can move it back.</summary>
/// <param name="outbox">Takes the hand-offs.</param>
/// <param name="tickets">The tickets that the hub keeps.</param>
/// <param name="desk">Name of the help desk's connection.</param>
/// <param name="words">Its groups and topics.</param>
/// <param name="settings">The rules.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class HandOffLoop(
    OutboxStore outbox, ITicketReader tickets, string desk, DeskWords words, HandOffSettings settings, TimeProvider time, ILogger<HandOffLoop> logger)
    : StoreFollower(TimeSpan.FromSeconds(30), time)
{
    /// <inheritdoc />
    protected override async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var rule in settings.Rules)
        {
            await ApplyAsync(rule, cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override void TellHeld(string message) => LogHeld(message);

    private async Task ApplyAsync(HandOffRule rule, CancellationToken cancellationToken)
    {
        var groups = words.Levels.Where(pair => pair.Value == rule.From).Select(pair => pair.Key).ToList();
        var now = Time.GetUtcNow();
        for (var (after, isMore) = (0L, true); isMore;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (waiting, last) = tickets.WaitingWith(desk, groups, now - rule.After, after, PageSize);
            foreach (var ticket in waiting.Where(ticket => rule.Fits(ticket, now)))
            {
                await HandOffAsync(rule, ticket);
            }

            (after, isMore) = (last, waiting.Count == PageSize);
        }
    }

    private async Task HandOffAsync(HandOffRule rule, Ticket ticket)
    {
        var lane = outbox.FindTicket(desk, ticket.Key.Value)?.Key ?? ticket.Key.Value;
        var request = new NewRequest
        {
            Caller = "handOffs",
            CallerKey = $"{rule.Name}@{ticket.Key.ExternalId}",
            Kind = RequestKind.HandOff,
            Desk = desk,
            Member = ticket.MemberId ?? "",
            Ticket = lane,
            Text = "",
            Group = words.GroupOf(rule.To),
            Topic = settings.Tags.GetValueOrDefault(rule.To),
        };
        if (!outbox.Knows(request))
        {
            await outbox.AcceptAsync(request);
            LogHandedOff(ticket.Key.ExternalId, rule.Name, string.Create(CultureInfo.InvariantCulture, $"{rule.To}"));
        }
    }

    [LoggerMessage(1515, LogLevel.Information, "Ticket {Ticket} goes to {Level} by the rule {Rule}.")]
    private partial void LogHandedOff(string ticket, string rule, string level);

    [LoggerMessage(1516, LogLevel.Error, "Hand-offs wait a minute. {Message}")]
    private partial void LogHeld(string message);
}
