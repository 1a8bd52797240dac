using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of a staff list may hold: one employment of one person.</summary>
public static class StaffField
{
    /// <summary>The source's id of the row; default the person and the first day.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key);

    /// <summary>The person.</summary>
    public static TableField Person { get; } = new(1, "person", FieldType.Key) { IsRequired = true, IsShared = true };

    /// <summary>First day.</summary>
    public static TableField HiredOn { get; } = new(2, "hiredOn", FieldType.Day) { IsRequired = true };

    /// <summary>Last day.</summary>
    public static TableField LeftOn { get; } = new(3, "leftOn", FieldType.Day);

    /// <summary>Why the person left; voluntary when not told.</summary>
    public static TableField Leaving { get; } = new(4, "leaving", FieldType.Word) { Targets = ["voluntary", "involuntary", "moved"] };

    /// <summary>What the person does; agent when not told.</summary>
    public static TableField Role { get; } = new(5, "role", FieldType.Word) { Targets = ["agent", "lead", "supervisor", "quality", "trainer", "other"] };

    /// <summary>Share of a full-time place; 1 when not told.</summary>
    public static TableField Fte { get; } = new(6, "fte", FieldType.Number);

    /// <summary>Team.</summary>
    public static TableField Group { get; } = new(7, "group", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(8, "revision", FieldType.Whole);

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("staff", "staff", [Id, Person, HiredOn, LeftOn, Leaving, Role, Fte, Group, Revision])
    {
        Subject = Person,
        Id = Id,
        Identity = [Person, HiredOn],
        Revision = Revision,
    };
}
