using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of a schedule may hold: one person's day.</summary>
public static class ScheduleField
{
    /// <summary>The source's id of the row; default the person and the day.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key);

    /// <summary>The person.</summary>
    public static TableField Person { get; } = new(1, "person", FieldType.Key) { IsRequired = true, IsShared = true };

    /// <summary>The day.</summary>
    public static TableField On { get; } = new(2, "on", FieldType.Day) { IsRequired = true };

    /// <summary>What the person does; agent when not told.</summary>
    public static TableField Role { get; } = new(3, "role", FieldType.Word) { Targets = ["agent", "lead", "supervisor", "quality", "trainer", "other"] };

    /// <summary>Scheduled time.</summary>
    public static TableField Scheduled { get; } = new(4, "scheduled", FieldType.Duration);

    /// <summary>Unplanned absence within it; no holidays, no approved leave.</summary>
    public static TableField Absent { get; } = new(5, "absent", FieldType.Duration);

    /// <summary>Scheduled time spent in the scheduled state.</summary>
    public static TableField Adherent { get; } = new(6, "adherent", FieldType.Duration);

    /// <summary>Paid time at work, breaks, training and meetings in.</summary>
    public static TableField Paid { get; } = new(7, "paid", FieldType.Duration);

    /// <summary>Talk, hold and work after contacts.</summary>
    public static TableField Handling { get; } = new(8, "handling", FieldType.Duration);

    /// <summary>Logged in, ready and idle.</summary>
    public static TableField Available { get; } = new(9, "available", FieldType.Duration);

    /// <summary>Name of the agent, as calls and tickets write it.</summary>
    public static TableField Agent { get; } = new(10, "agent", FieldType.Text);

    /// <summary>Team.</summary>
    public static TableField Group { get; } = new(11, "group", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(12, "revision", FieldType.Whole);

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("schedule", "schedules", [Id, Person, On, Role, Scheduled, Absent, Adherent, Paid, Handling, Available, Agent, Group, Revision])
    {
        Id = Id,
        Identity = [Person, On],
        Revision = Revision,
    };
}
