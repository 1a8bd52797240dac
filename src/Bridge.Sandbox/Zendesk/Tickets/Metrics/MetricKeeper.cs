namespace Bridge.Sandbox.Zendesk.Tickets.Metrics;

/// <summary>Brings the metrics of tickets forward and logs their events.</summary>
/// <remarks>Source: as for <see cref="TicketMetrics"/>; business time uses the schedule at the time of each event.
/// </remarks>
internal sealed class MetricKeeper(BusinessHours hours)
{
    private static readonly MetricName[] _all =
        [MetricName.ReplyTime, MetricName.AgentWorkTime, MetricName.RequesterWaitTime, MetricName.ResolutionTime];

    /// <summary>The events in the order they were logged; an imported ticket's lie further back than that.</summary>
    public List<(long Logged, MetricEvent Event)> Events { get; } = [];

    /// <summary>The time events are logged at.</summary>
    public long LoggedAt { get; set; }

    public void Created(StoredTicket ticket, long now)
    {
        var metrics = ticket.Metrics;
        metrics.StatusUpdatedAt = now;
        metrics.RequesterUpdatedAt = now;
        metrics.AwaitsReplySince = now;
        metrics.LatestCommentAt = now;
        foreach (var metric in _all)
        {
            Log(ticket, metric, MetricEventType.Measure, now, 0);
            Log(ticket, metric, MetricEventType.Activate, now, 1);
        }
    }

    public static void Assigned(StoredTicket ticket, long now)
    {
        var metrics = ticket.Metrics;
        if (ticket.AssigneeId != 0)
        {
            metrics.AssigneeStations++;
            metrics.AssignedAt = now;
            metrics.InitiallyAssignedAt = metrics.InitiallyAssignedAt == 0 ? now : metrics.InitiallyAssignedAt;
        }
    }

    public static void Grouped(StoredTicket ticket) => ticket.Metrics.GroupStations += ticket.GroupId == 0 ? 0 : 1;

    /// <summary>A comment after the one the ticket was created with.</summary>
    public void Commented(StoredTicket ticket, bool byStaff, bool isPublic, long now)
    {
        var metrics = ticket.Metrics;
        metrics.LatestCommentAt = now;
        if (byStaff && isPublic)
        {
            metrics.Replies++;
            metrics.FirstReplyAt = metrics.FirstReplyAt == 0 ? now : metrics.FirstReplyAt;
            if (metrics.AwaitsReply)
            {
                metrics.AwaitsReply = false;
                Log(ticket, MetricName.ReplyTime, MetricEventType.Fulfill, now, metrics.ReplyInstance);
                LogTimes(ticket, MetricName.ReplyTime, now, metrics.ReplyInstance, metrics.AwaitsReplySince);
            }
        }
        else if (!byStaff && isPublic && !metrics.AwaitsReply)
        {
            metrics.AwaitsReply = true;
            metrics.AwaitsReplySince = now;
            metrics.ReplyInstance++;
            Log(ticket, MetricName.ReplyTime, MetricEventType.Activate, now, metrics.ReplyInstance);
        }
    }

    public void StatusChanged(StoredTicket ticket, string before, long now)
    {
        var metrics = ticket.Metrics;
        var after = ticket.Status;
        Spent(metrics, before, metrics.StatusUpdatedAt, now);
        var instance = metrics.Instance;
        metrics.StatusUpdatedAt = now;
        if (after is "pending" or "solved" or "closed")
        {
            metrics.RequesterWait.Ended();
        }

        if (before == "pending")
        {
            metrics.AgentWait.Ended();
        }
        else if (before == "hold")
        {
            metrics.OnHold.Ended();
        }

        if (TicketWords.IsSolved(after) && !TicketWords.IsSolved(before))
        {
            metrics.FirstSolvedAt = metrics.FirstSolvedAt == 0 ? now : metrics.FirstSolvedAt;
            metrics.SolvedAt = now;
            Log(ticket, MetricName.ResolutionTime, MetricEventType.Fulfill, now, instance);
            LogTimes(ticket, MetricName.ResolutionTime, now, instance, ticket.CreatedAt);
        }
        else if (TicketWords.IsSolved(before) && !TicketWords.IsSolved(after))
        {
            metrics.Reopens++;
            Log(ticket, MetricName.ResolutionTime, MetricEventType.Activate, now, metrics.Instance);
        }

        Run(ticket, MetricName.AgentWorkTime, metrics.AgentWork, before is "new" or "open", after is "new" or "open", now);
        Run(ticket, MetricName.RequesterWaitTime, metrics.RequesterWait,
            before is "new" or "open" or "hold", after is "new" or "open" or "hold", now);
    }

    public (int Calendar, int Business) Minutes(long from, long to) =>
        ((int)((to - from) / 60_000), (int)(hours.Between(from, to) / 60_000));

    private void Spent(TicketMetrics metrics, string status, long from, long to)
    {
        if (TicketWords.IsSolved(status))
        {
            return;
        }

        var calendar = to - from;
        var business = hours.Between(from, to);
        if (status == "pending")
        {
            metrics.AgentWait.Add(calendar, business);
            return;
        }

        metrics.RequesterWait.Add(calendar, business);
        (status == "hold" ? metrics.OnHold : metrics.AgentWork).Add(calendar, business);
    }

    private void Run(
        StoredTicket ticket, MetricName metric, RunningWait wait, bool ran, bool runs, long now)
    {
        var instance = ticket.Metrics.Instance;
        if (ran && !runs)
        {
            var isOver = TicketWords.IsSolved(ticket.Status);
            Log(ticket, metric, isOver ? MetricEventType.Fulfill : MetricEventType.Pause, now, instance);
            Add(new MetricEvent(ticket.Index, metric, MetricEventType.UpdateStatus, (short)instance, now,
                wait.CalendarMinutes, wait.BusinessMinutes));
        }
        else if (!ran && runs)
        {
            Log(ticket, metric, MetricEventType.Activate, now, instance);
        }
    }

    private void LogTimes(StoredTicket ticket, MetricName metric, long now, int instance, long since)
    {
        var (calendar, business) = Minutes(since, now);
        Add(new MetricEvent(
            ticket.Index, metric, MetricEventType.UpdateStatus, (short)instance, now, calendar, business));
    }

    private void Log(StoredTicket ticket, MetricName metric, MetricEventType type, long now, int instance) =>
        Add(new MetricEvent(ticket.Index, metric, type, (short)instance, now, -1, -1));

    private void Add(MetricEvent happened) =>
        Events.Add((Events.Count == 0 ? LoggedAt : Math.Max(LoggedAt, Events[^1].Logged), happened));
}
