namespace Bridge.Sandbox.Zendesk.Tickets.Metrics;

/// <summary>One event of a metric of a ticket; <see cref="Calendar"/> is -1 where it carries no times.</summary>
internal readonly record struct MetricEvent(
    int Ticket, MetricName Metric, MetricEventType Type, short Instance, long Time, int Calendar, int Business)
{
    public static string Word(MetricName metric) => metric switch
    {
        MetricName.ReplyTime => "reply_time",
        MetricName.AgentWorkTime => "agent_work_time",
        MetricName.RequesterWaitTime => "requester_wait_time",
        _ => "resolution_time",
    };

    public static string Word(MetricEventType type) => type switch
    {
        MetricEventType.Measure => "measure",
        MetricEventType.Activate => "activate",
        MetricEventType.Pause => "pause",
        MetricEventType.Fulfill => "fulfill",
        _ => "update_status",
    };
}

/// <summary>The metrics the account follows.</summary>
internal enum MetricName : byte
{
    /// <summary>From a question to the public answer.</summary>
    ReplyTime,

    /// <summary>New or open.</summary>
    AgentWorkTime,

    /// <summary>New, open or on hold.</summary>
    RequesterWaitTime,

    /// <summary>From creation to being solved.</summary>
    ResolutionTime,
}

/// <summary>What can happen to a metric.</summary>
internal enum MetricEventType : byte
{
    /// <summary>It is followed from now on.</summary>
    Measure,

    /// <summary>Its time runs.</summary>
    Activate,

    /// <summary>Its time stands.</summary>
    Pause,

    /// <summary>It is over.</summary>
    Fulfill,

    /// <summary>Its time so far.</summary>
    UpdateStatus,
}
