namespace Bridge.Sandbox.Zendesk.Tickets.Metrics;

/// <summary>What is counted and timed for a ticket; brought forward with every update.</summary>
/// <remarks>Source: Zendesk support article 4408834848154, native Support time duration metrics: each value appears
/// with the second of its two events, waits add up status by status.</remarks>
internal sealed class TicketMetrics
{
    public int Reopens { get; set; }

    public int Replies { get; set; }

    public int AssigneeStations { get; set; }

    public int GroupStations { get; set; }

    public long FirstReplyAt { get; set; }

    public long FirstSolvedAt { get; set; }

    public long SolvedAt { get; set; }

    public long InitiallyAssignedAt { get; set; }

    public long AssignedAt { get; set; }

    public long AssigneeUpdatedAt { get; set; }

    public long RequesterUpdatedAt { get; set; }

    public long StatusUpdatedAt { get; set; }

    public long LatestCommentAt { get; set; }

    /// <summary>New, open or on hold.</summary>
    public RunningWait RequesterWait { get; } = new();

    /// <summary>New or open; shown in the metric events alone.</summary>
    public RunningWait AgentWork { get; } = new();

    /// <summary>Pending.</summary>
    public RunningWait AgentWait { get; } = new();

    public RunningWait OnHold { get; } = new();

    /// <summary>How often the requester has come to wait for a reply; the instance of the reply metric.</summary>
    public int ReplyInstance { get; set; } = 1;

    public bool AwaitsReply { get; set; } = true;

    public long AwaitsReplySince { get; set; }

    /// <summary>The instance of the metrics that begin anew when a ticket is reopened.</summary>
    public int Instance => Reopens + 1;
}

/// <summary>A wait in milliseconds that is shown only once it has ended for the first time.</summary>
internal sealed class RunningWait
{
    private long _calendar;
    private long _business;

    public bool IsKnown { get; private set; }

    public int CalendarMinutes => (int)(_calendar / 60_000);

    public int BusinessMinutes => (int)(_business / 60_000);

    public void Add(long calendar, long business) => (_calendar, _business) = (_calendar + calendar, _business + business);

    public void Ended() => IsKnown = true;
}
