using Bridge.Host.StatusLines;

namespace Bridge.Host.Features.Outbox;

/// <summary>How the outbox stands, beside the routes.</summary>
/// <param name="name">Name of the line.</param>
/// <param name="from">Who asks.</param>
/// <param name="to">Name of the connection that it sends to.</param>
/// <param name="store">The outbox.</param>
/// <param name="loop">What sends from it.</param>
/// <param name="time">The clock.</param>
internal sealed class OutboxStatus(string name, string from, string to, OutboxStore store, OutboxLoop loop, TimeProvider time) : IStatusLine
{
    // A request that waits longer than this is told of, even when nothing failed for good.
    private static readonly TimeSpan _late = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public RouteStatus Read()
    {
        var (waiting, aside, oldest) = store.Count(to);
        var hold = loop.Hold;
        var age = time.GetUtcNow() - oldest;
        return new RouteStatus
        {
            Name = name,
            Record = "request",
            From = from,
            To = to,
            State = hold switch
            {
                { Message: not null } => "Faulted",
                not null => "Throttled",
                null => waiting > 0 ? "Running" : "Idle",
            },
            Message = hold?.Message ?? (age > _late ? $"{waiting} requests of {from} wait; the oldest came {age.Value.TotalMinutes:0} minutes ago." : null),
            LagSeconds = age?.TotalSeconds,
            Waiting = waiting,
            OldestAt = oldest,
            DeadLetters = aside,
            ThrottledUntil = hold is { Message: null } ? hold.Until : null,
        };
    }
}
