using Bridge.Host.Features.Tickets;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Outbox.Resolutions;

/// <summary>Hands each resolution of a member's ticket to the outbox, once.</summary>
/// <remarks>
/// It looks anew with every host, as far back as a member may still be told: what the outbox has under the same key it takes no second time, so nothing is
/// missed and nothing told twice.
/// </remarks>
/// <param name="outbox">Takes the resolutions.</param>
/// <param name="tickets">The tickets that the hub keeps.</param>
/// <param name="desk">Name of the help desk's connection.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class ResolutionLoop(OutboxStore outbox, ITicketReader tickets, string desk, TimeProvider time, ILogger<ResolutionLoop> logger)
    : StoreFollower(TimeSpan.FromSeconds(1), time)
{
    private long _change;
    private DateTimeOffset? _begunAt;

    /// <summary>Whoever was not told within this time is not told any more: the news is old by then.</summary>
    public static TimeSpan Latest { get; } = TimeSpan.FromHours(72);

    /// <inheritdoc />
    protected override async Task FollowAsync(CancellationToken cancellationToken)
    {
        _begunAt ??= await outbox.BeginningAsync(ResolutionRegistration.Name);
        while (await PageAsync(_begunAt.Value))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc />
    protected override void TellHeld(string message) => LogHeld(message);

    private async Task<bool> PageAsync(DateTimeOffset begunAt)
    {
        var earliest = Time.GetUtcNow() - Latest;
        var (solved, last) = tickets.SolvedSince(_change, earliest > begunAt ? earliest : begunAt, PageSize);
        var requests = solved.Where(ticket => ticket.Key.Origin == desk && ticket is { MemberId: not null, SolvedAt: not null })
            .Select(ticket => NewRequest.Of(
                new Resolution(desk, ticket.Key.Value, ticket.SolvedAt!.Value, ticket.Subject, ticket.Agent), ticket.MemberId!)); // as was asked for
        await Task.WhenAll(requests.Select(outbox.AcceptAsync));
        _change = last;
        return solved.Count == PageSize;
    }

    [LoggerMessage(1510, LogLevel.Error, "Mails about solved tickets wait a minute. {Message}")]
    private partial void LogHeld(string message);
}
