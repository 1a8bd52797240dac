using Bridge.Core.Kpis;
using Bridge.Core.Tables;

namespace Bridge.Mapping.Calls;

/// <summary>What a column of a call file may hold.</summary>
public static class CallField
{
    /// <summary>The source's id of the visit.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key) { IsRequired = true };

    /// <summary>Joins the visits of one call.</summary>
    public static TableField Contact { get; } = new(1, "contact", FieldType.Key);

    /// <summary>Inbound, outbound or internal.</summary>
    public static TableField Direction { get; } = new(2, "direction", FieldType.Word) { Targets = [.. CallWords.Directions.Keys] };

    /// <summary>Channel.</summary>
    public static TableField Channel { get; } = new(3, "channel", FieldType.Text);

    /// <summary>Queue.</summary>
    public static TableField Queue { get; } = new(4, "queue", FieldType.Text);

    /// <summary>When the caller entered the queue.</summary>
    public static TableField OfferedAt { get; } = new(5, "offeredAt", FieldType.Instant) { IsRequired = true };

    /// <summary>When an agent answered.</summary>
    public static TableField AnsweredAt { get; } = new(6, "answeredAt", FieldType.Instant);

    /// <summary>When the visit ended.</summary>
    public static TableField EndedAt { get; } = new(7, "endedAt", FieldType.Instant);

    /// <summary>Time in menus.</summary>
    public static TableField Ivr { get; } = new(8, "ivr", FieldType.Duration);

    /// <summary>Time from entering the queue to the agent or the end.</summary>
    public static TableField Wait { get; } = new(9, "wait", FieldType.Duration);

    /// <summary>Ringing, part of the wait.</summary>
    public static TableField Ring { get; } = new(10, "ring", FieldType.Duration);

    /// <summary>Conversation.</summary>
    public static TableField Talk { get; } = new(11, "talk", FieldType.Duration);

    /// <summary>Hold with an agent.</summary>
    public static TableField Hold { get; } = new(12, "hold", FieldType.Duration);

    /// <summary>Work after the call.</summary>
    public static TableField Wrap { get; } = new(13, "wrap", FieldType.Duration);

    /// <summary>Agent.</summary>
    public static TableField Agent { get; } = new(14, "agent", FieldType.Text);

    /// <summary>How the visit ended.</summary>
    public static TableField Outcome { get; } = new(15, "outcome", FieldType.Word) { IsRequired = true, Targets = [.. CallWords.Outcomes.Keys] };

    /// <summary>How the agent passed the caller on.</summary>
    public static TableField Transfer { get; } = new(16, "transfer", FieldType.Word) { Targets = [.. CallWords.Transfers.Keys] };

    /// <summary>Where to.</summary>
    public static TableField TransferTo { get; } = new(17, "transferTo", FieldType.Text);

    /// <summary>The caller's number; only a keyed hash of it is kept.</summary>
    public static TableField Caller { get; } = new(18, "caller", FieldType.Key);

    /// <summary>Id of the member who called.</summary>
    public static TableField Member { get; } = new(19, "member", FieldType.Key);

    /// <summary>Topic.</summary>
    public static TableField Topic { get; } = new(20, "topic", FieldType.Text);

    /// <summary>Ticket linked to the call.</summary>
    public static TableField Ticket { get; } = new(21, "ticket", FieldType.Key);

    /// <summary>Contact that is called back.</summary>
    public static TableField CallbackOf { get; } = new(22, "callbackOf", FieldType.Key);

    /// <summary>Offers missed or declined.</summary>
    public static TableField MissedOffers { get; } = new(23, "missedOffers", FieldType.Whole);

    /// <summary>Number or time that grows with each change of the record.</summary>
    public static TableField Revision { get; } = new(24, "revision", FieldType.Whole);

    /// <summary>How many calls the row stands for.</summary>
    public static TableField Count { get; } = new(25, "count", FieldType.Whole);

    /// <summary>Level of support that it was passed to.</summary>
    public static TableField TransferLevel { get; } = new(26, "transferLevel", FieldType.Word) { Targets = [.. CallWords.Levels.Keys] };

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new(
        "call",
        "calls",
        [
            Id, Contact, Direction, Channel, Queue, OfferedAt, AnsweredAt, EndedAt, Ivr,
            Wait, Ring, Talk, Hold, Wrap, Agent, Outcome, Transfer, TransferTo,
            Caller, Member, Topic, Ticket, CallbackOf, MissedOffers, Revision, Count, TransferLevel,
        ])
    {
        Lackable = [.. KpiWords.All.Select(one => one.Word)],
    };
}
