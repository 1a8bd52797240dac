using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of the desk's own operating expense may hold.</summary>
public static class CostField
{
    /// <summary>The source's id of the row; two equal rows are two only by their ids.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key) { IsRequired = true };

    /// <summary>A day of the time it belongs to; the first of the month for a month.</summary>
    public static TableField On { get; } = new(1, "on", FieldType.Day) { IsRequired = true };

    /// <summary>Expense in units of the currency.</summary>
    public static TableField Expense { get; } = new(2, "expense", FieldType.Number) { IsRequired = true };

    /// <summary>ISO 4217 code.</summary>
    public static TableField Currency { get; } = new(3, "currency", FieldType.Text) { IsRequired = true };

    /// <summary>What for: salaries, telecom, software.</summary>
    public static TableField Topic { get; } = new(4, "topic", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(5, "revision", FieldType.Whole);

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("cost", "costs", [Id, On, Expense, Currency, Topic, Revision])
    {
        Id = Id,
        Revision = Revision,
    };
}
