namespace Bridge.Core.Calls;

/// <summary>One visit of one caller to one queue; a call that is transferred to another queue makes two visits of one contact.</summary>
/// <remarks>
/// Durations are whole or broken seconds as the source states them; null means that the source does not tell, which is
/// never the same as zero. Instants are UTC.
/// </remarks>
public sealed record CallVisit
{
    /// <summary>Name of the source that told of the visit.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own id of the visit; a visit that comes again replaces the one before.</summary>
    public required string SourceId { get; init; }

    /// <summary>Joins the visits of one call.</summary>
    public required string ContactId { get; init; }

    /// <summary>Who called whom.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>Channel, lower case; default <c>voice</c>.</summary>
    public string Channel { get; init; } = "voice";

    /// <summary>Queue, or null when the caller reached none.</summary>
    public string? Queue { get; init; }

    /// <summary>When the caller entered the queue.</summary>
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>Seconds in menus before the queue.</summary>
    public double? IvrSeconds { get; init; }

    /// <summary>True when the source tells that the caller was in menus, but no time there that makes sense.</summary>
    public bool WasInMenus { get; init; }

    /// <summary>Seconds from entering the queue to the agent, or to the end; ringing included.</summary>
    public double? WaitSeconds { get; init; }

    /// <summary>Seconds of ringing, part of the wait.</summary>
    public double? RingSeconds { get; init; }

    /// <summary>When an agent answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Seconds of conversation, without hold where the source tells hold apart.</summary>
    public double? TalkSeconds { get; init; }

    /// <summary>Seconds the caller was parked by an agent.</summary>
    public double? HoldSeconds { get; init; }

    /// <summary>Seconds of work after the call.</summary>
    public double? WrapSeconds { get; init; }

    /// <summary>When the visit ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended; the source's word wins over what the durations suggest.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>True when the caller hung up, or was lost, while on hold with an agent.</summary>
    public bool IsLostOnHold { get; init; }

    /// <summary>The agent who answered, or null.</summary>
    public string? Agent { get; init; }

    /// <summary>How the agent passed the caller on.</summary>
    public TransferKind Transfer { get; init; }

    /// <summary>Where to.</summary>
    public string? TransferTo { get; init; }

    /// <summary>Level (1 to 3) of the queue the visit was passed to, or null.</summary>
    public int? TransferLevel { get; init; }

    /// <summary>Keyed hash of the caller's number; never the number.</summary>
    public string? CallerKey { get; init; }

    /// <summary>External id of the member who called, or null.</summary>
    public string? MemberId { get; init; }

    /// <summary>What it was about, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Ticket linked to the call by the source, or null.</summary>
    public string? TicketId { get; init; }

    /// <summary>Contact that this visit calls back, or null.</summary>
    public string? CallbackOf { get; init; }

    /// <summary>How many visits this stands for; above 1 only from sources that count calls without listing them.</summary>
    public int Count { get; init; } = 1;

    /// <summary>
    /// Grows with each change that the source makes to the record. Of two deliveries the greater counts, of equals the later one.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>Offers that an agent missed or declined.</summary>
    public int? MissedOffers { get; init; }

    /// <summary>Which inputs the source has at all.</summary>
    public required CallInputs Inputs { get; init; }
}
