using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of a class list may hold: one person in one class, or the class itself.</summary>
public static class AttendanceField
{
    /// <summary>The source's id of the row; without it the row's own content is its id.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key);

    /// <summary>The class.</summary>
    public static TableField Class { get; } = new(1, "class", FieldType.Key) { IsRequired = true };

    /// <summary>Day of the class.</summary>
    public static TableField On { get; } = new(2, "on", FieldType.Day) { IsRequired = true };

    /// <summary>What the row tells.</summary>
    public static TableField Status { get; } = new(3, "status", FieldType.Word) { IsRequired = true, Targets = ["offered", "held", "classCancelled", "registered", "attended", "noShow", "cancelled", "replayed"] };

    /// <summary>The person.</summary>
    public static TableField Person { get; } = new(4, "person", FieldType.Key);

    /// <summary>Seats of the class.</summary>
    public static TableField Seats { get; } = new(5, "seats", FieldType.Whole);

    /// <summary>Percent of a replay that was watched.</summary>
    public static TableField Watched { get; } = new(6, "watched", FieldType.Number);

    /// <summary>Name of the course.</summary>
    public static TableField Topic { get; } = new(7, "topic", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(8, "revision", FieldType.Whole);

    /// <summary>The person as tickets and lists of members name a member.</summary>
    public static TableField Member { get; } = new(9, "member", FieldType.Key) { IsShared = true };

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("class", "classes", [Id, Class, On, Status, Person, Seats, Watched, Topic, Revision, Member])
    {
        Subject = Class,
        Id = Id,
        Revision = Revision,
    };
}
