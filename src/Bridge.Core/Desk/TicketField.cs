using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of a ticket log may hold: one event of a ticket, or its state at an instant.</summary>
public static class TicketField
{
    /// <summary>The source's id of the row; without it the row's own content is its id.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key);

    /// <summary>The ticket.</summary>
    public static TableField Ticket { get; } = new(1, "ticket", FieldType.Key) { IsRequired = true };

    /// <summary>When the event happened, or when the ticket was in this state.</summary>
    public static TableField At { get; } = new(2, "at", FieldType.Instant) { IsRequired = true };

    /// <summary>Order of rows of one instant.</summary>
    public static TableField Sequence { get; } = new(3, "sequence", FieldType.Whole);

    /// <summary>What happened.</summary>
    public static TableField Event { get; } = new(4, "event", FieldType.Word) { Targets = ["created", "assigned", "status", "reopened", "solved", "closed", "reply", "comment", "deleted"] };

    /// <summary>Where the ticket stands from then on.</summary>
    public static TableField Status { get; } = new(5, "status", FieldType.Word) { Targets = ["new", "open", "pending", "onHold", "solved", "closed", "deleted"] };

    /// <summary>Group or team that has it.</summary>
    public static TableField Group { get; } = new(6, "group", FieldType.Text);

    /// <summary>Agent who has it.</summary>
    public static TableField Agent { get; } = new(7, "agent", FieldType.Text);

    /// <summary>Level that has it.</summary>
    public static TableField Level { get; } = new(8, "level", FieldType.Word) { Targets = ["first", "second", "third", "vendor"] };

    /// <summary>What it is about.</summary>
    public static TableField Topic { get; } = new(9, "topic", FieldType.Text);

    /// <summary>How it reached the desk.</summary>
    public static TableField Channel { get; } = new(10, "channel", FieldType.Text);

    /// <summary>Member who asked.</summary>
    public static TableField Member { get; } = new(11, "member", FieldType.Key) { IsShared = true };

    /// <summary>When it was opened.</summary>
    public static TableField CreatedAt { get; } = new(12, "createdAt", FieldType.Instant);

    /// <summary>When an agent first answered in public.</summary>
    public static TableField FirstReplyAt { get; } = new(13, "firstReplyAt", FieldType.Instant) { ToldBy = (Event, "reply") };

    /// <summary>When it was solved last.</summary>
    public static TableField SolvedAt { get; } = new(14, "solvedAt", FieldType.Instant);

    /// <summary>When it was closed.</summary>
    public static TableField ClosedAt { get; } = new(15, "closedAt", FieldType.Instant);

    /// <summary>How often it was opened again so far.</summary>
    public static TableField Reopens { get; } = new(16, "reopens", FieldType.Whole);

    /// <summary>Public answers of agents so far.</summary>
    public static TableField Replies { get; } = new(17, "replies", FieldType.Whole) { ToldBy = (Event, "reply") };

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(18, "revision", FieldType.Whole);

    /// <summary>What the member gave beside a request: an idea, or praise and thanks.</summary>
    public static TableField Feedback { get; } = new(19, "feedback", FieldType.Word) { Targets = ["suggestion", "thanks", "none"] };

    /// <summary>Notes of agents for their own desk so far.</summary>
    public static TableField Notes { get; } = new(20, "notes", FieldType.Whole) { ToldBy = (Event, "comment") };

    /// <summary>Whether a review of quality said that the work has to be done again.</summary>
    public static TableField Redo { get; } = new(21, "redo", FieldType.Word) { Targets = ["yes", "no"] };

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("ticket", "tickets", [Id, Ticket, At, Sequence, Event, Status, Group, Agent, Level, Topic, Channel, Member, CreatedAt, FirstReplyAt, SolvedAt, ClosedAt, Reopens, Replies, Revision, Feedback, Notes, Redo])
    {
        Subject = Ticket,
        Id = Id,
        Revision = Revision,
    };
}
