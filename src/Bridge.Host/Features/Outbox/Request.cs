namespace Bridge.Host.Features.Outbox;

/// <summary>A request as the outbox holds it.</summary>
internal sealed record Request
{
    /// <summary>Number; smaller came first.</summary>
    public required long Id { get; init; }

    /// <summary>The bridge's key.</summary>
    public required string Key { get; init; }

    /// <summary>What is asked for.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>What must stay in order with it.</summary>
    public required string Lane { get; init; }

    /// <summary>External id of the member.</summary>
    public required string Member { get; init; }

    /// <summary>The help desk's id of the ticket, once known.</summary>
    public string? TicketId { get; init; }

    /// <summary>One line; null for a comment and once sent.</summary>
    public string? Subject { get; init; }

    /// <summary>What the member says; null once sent.</summary>
    public string? Text { get; init; }

    /// <summary>Topic, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Group that is to have a ticket, or null.</summary>
    public string? Group { get; init; }

    /// <summary>Pieces of card data that were taken out.</summary>
    public required int Removed { get; init; }

    /// <summary>Where it stands.</summary>
    public required RequestState State { get; init; }

    /// <summary>How often it was sent, or about to be.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it came to its end, UTC, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it was set aside, for the administrator; null otherwise.</summary>
    public string? Reason { get; init; }
}
