using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of a training list may hold: hours that one person attended.</summary>
public static class TrainingField
{
    /// <summary>The source's id of the row; two equal rows are two only by their ids.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key) { IsRequired = true };

    /// <summary>The person.</summary>
    public static TableField Person { get; } = new(1, "person", FieldType.Key) { IsRequired = true, IsShared = true };

    /// <summary>The day.</summary>
    public static TableField On { get; } = new(2, "on", FieldType.Day) { IsRequired = true };

    /// <summary>Time of attendance.</summary>
    public static TableField Attended { get; } = new(3, "attended", FieldType.Duration) { IsRequired = true };

    /// <summary>Whether the person is new.</summary>
    public static TableField Stage { get; } = new(4, "stage", FieldType.Word) { IsRequired = true, Targets = ["newcomer", "veteran"] };

    /// <summary>Team.</summary>
    public static TableField Group { get; } = new(5, "group", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(6, "revision", FieldType.Whole);

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("training", "training", [Id, Person, On, Attended, Stage, Group, Revision])
    {
        Id = Id,
        Revision = Revision,
    };
}
