using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of staff surveys may hold: answers of one team.</summary>
public static class PulseField
{
    /// <summary>The source's id of the row; default the team and the day.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key);

    /// <summary>The day, or the Monday of the week.</summary>
    public static TableField On { get; } = new(1, "on", FieldType.Day) { IsRequired = true };

    /// <summary>Answers.</summary>
    public static TableField Answers { get; } = new(2, "answers", FieldType.Whole) { IsRequired = true };

    /// <summary>Answers satisfied or very satisfied.</summary>
    public static TableField Satisfied { get; } = new(3, "satisfied", FieldType.Whole);

    /// <summary>Mean engagement of the team.</summary>
    public static TableField Engagement { get; } = new(4, "engagement", FieldType.Number);

    /// <summary>Team.</summary>
    public static TableField Group { get; } = new(5, "group", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(6, "revision", FieldType.Whole);

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("pulse", "staff surveys", [Id, On, Answers, Satisfied, Engagement, Group, Revision])
    {
        Id = Id,
        Identity = [Group, On],
        Revision = Revision,
    };
}
