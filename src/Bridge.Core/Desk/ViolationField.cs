using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of rule violations may hold: one violation.</summary>
public static class ViolationField
{
    /// <summary>The violation.</summary>
    public static TableField Violation { get; } = new(0, "violation", FieldType.Key) { IsRequired = true };

    /// <summary>The day.</summary>
    public static TableField On { get; } = new(1, "on", FieldType.Day) { IsRequired = true };

    /// <summary>What became of it.</summary>
    public static TableField Status { get; } = new(2, "status", FieldType.Word) { IsRequired = true, Targets = ["notice", "fined", "dismissed"] };

    /// <summary>Its cause, the rule.</summary>
    public static TableField Reason { get; } = new(3, "reason", FieldType.Text);

    /// <summary>Type of the member's office.</summary>
    public static TableField Type { get; } = new(4, "type", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(5, "revision", FieldType.Whole);

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("violation", "violations", [Violation, On, Status, Reason, Type, Revision])
    {
        Id = Violation,
        Revision = Revision,
    };
}
