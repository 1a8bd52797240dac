using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of a member list may hold: a change of one member, or that the member was there.</summary>
public static class MemberChangeField
{
    /// <summary>The source's id of the row; default the member, the day and the change.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key);

    /// <summary>The member.</summary>
    public static TableField Member { get; } = new(1, "member", FieldType.Key) { IsRequired = true, IsShared = true };

    /// <summary>Day on which the change takes effect.</summary>
    public static TableField On { get; } = new(2, "on", FieldType.Day) { IsRequired = true };

    /// <summary>What changed.</summary>
    public static TableField Change { get; } = new(3, "change", FieldType.Word) { IsRequired = true, Targets = ["present", "joined", "suspended", "reinstated", "left"] };

    /// <summary>First day as a member.</summary>
    public static TableField JoinedOn { get; } = new(4, "joinedOn", FieldType.Day);

    /// <summary>Months of membership at that day.</summary>
    public static TableField TenureMonths { get; } = new(5, "tenureMonths", FieldType.Number);

    /// <summary>Why the member left.</summary>
    public static TableField Reason { get; } = new(6, "reason", FieldType.Text);

    /// <summary>Category of the reason.</summary>
    public static TableField Category { get; } = new(7, "category", FieldType.Text);

    /// <summary>Type of the member's office.</summary>
    public static TableField Type { get; } = new(8, "type", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(9, "revision", FieldType.Whole);

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("member", "members", [Id, Member, On, Change, JoinedOn, TenureMonths, Reason, Category, Type, Revision])
    {
        Subject = Member,
        Id = Id,
        Identity = [Member, On, Change],
        Revision = Revision,
    };
}
