using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Talk;

/// <summary>A phone call. Times are Unix milliseconds, lengths whole seconds.</summary>
internal sealed class StoredCall : StoredRecord
{
    public long Id => 90_000_000_000_004 + (Index * 20L);

    public required CallPlan Plan { get; set; }

    /// <summary>waiting, talking or over; only calls that are over are exported.</summary>
    public string State { get; set; } = "over";

    /// <summary>When the state began.</summary>
    public long Since { get; set; }

    public long TicketId { get; set; }

    public string CompletionStatus { get; set; } = "completed";

    public int Duration { get; set; }

    /// <summary>What is only known hours later: wrap-up, charge, quality.</summary>
    public bool IsBilled { get; set; }

    public List<StoredLeg> Legs { get; } = new(2);
}

/// <summary>One party's part in a call.</summary>
internal sealed class StoredLeg : StoredRecord
{
    public long Id => 95_000_000_000_004 + (Index * 20L);

    public required StoredCall Call { get; init; }

    /// <summary>customer or agent.</summary>
    public required string Type { get; init; }

    public long AgentId { get; init; }

    public long UserId { get; init; }

    public required string CompletionStatus { get; init; }

    public int Duration { get; init; }

    public int TalkTime { get; init; }

    public int HoldTime { get; init; }

    public int WrapUpTime { get; init; }

    public long TransferredFrom { get; init; }

    public long TransferredTo { get; init; }
}

/// <summary>How a call goes.</summary>
internal sealed record CallPlan
{
    public string Direction { get; init; } = "inbound";

    public long CustomerId { get; init; }

    public long AgentId { get; init; }

    public long GroupId { get; init; }

    /// <summary>The ticket the call belongs to; 0 where there is none.</summary>
    public long TicketId { get; init; }

    public int IvrTime { get; init; } = 12;

    public int WaitTime { get; init; }

    public int TalkTime { get; init; }

    public int HoldTime { get; init; }

    public int WrapUpTime { get; init; }

    /// <summary>answered, abandoned_in_queue, abandoned_in_ivr, abandoned_on_hold, voicemail or failed.</summary>
    public string Outcome { get; init; } = "answered";

    /// <summary>Agents who let it ring before.</summary>
    public long[] MissedBy { get; init; } = [];

    /// <summary>The agent it was handed on to; 0 where it was not.</summary>
    public long TransferredTo { get; init; }

    public bool OutsideHours { get; init; }

    public bool Callback { get; init; }

    public bool Overflowed { get; init; }

    /// <summary>How long after the call what is known late is known.</summary>
    public TimeSpan SettledAfter { get; init; } = TimeSpan.FromMinutes(40);
}
