namespace Bridge.Host.Features.Outbox;

/// <summary>What a member asks for.</summary>
internal enum RequestKind
{
    /// <summary>A new ticket.</summary>
    Ticket,

    /// <summary>A comment to one.</summary>
    Comment,
}

/// <summary>Where a request stands.</summary>
internal enum RequestState
{
    /// <summary>It will be sent, or was sent with an unknown outcome.</summary>
    Waiting,

    /// <summary>The help desk has it.</summary>
    Sent,

    /// <summary>The help desk refused it for good; a person decides.</summary>
    Aside,
}

/// <summary>A request on its way in. Its texts hold no card data any more.</summary>
internal sealed record NewRequest
{
    /// <summary>Stable id of the machine that asks.</summary>
    public required string Caller { get; init; }

    /// <summary>The machine's own key for this request (Idempotency-Key).</summary>
    public required string CallerKey { get; init; }

    /// <summary>What is asked for.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>Name of the connection of the help desk.</summary>
    public required string Desk { get; init; }

    /// <summary>External id of the member.</summary>
    public required string Member { get; init; }

    /// <summary>For a comment: the ticket, by the key it was opened under or by the help desk's id.</summary>
    public string? Ticket { get; init; }

    /// <summary>For a ticket: one line.</summary>
    public string? Subject { get; init; }

    /// <summary>What the member says.</summary>
    public required string Text { get; init; }

    /// <summary>For a ticket: word of the settings' topics, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Pieces of card data that were taken out.</summary>
    public int Removed { get; init; }
}

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

/// <summary>What became of a request at the door.</summary>
/// <param name="Request">The request that holds: the new one, or the earlier one of the same key.</param>
/// <param name="IsConflict">True when the key was used for something else; nothing was accepted.</param>
internal sealed record Acceptance(Request Request, bool IsConflict);
