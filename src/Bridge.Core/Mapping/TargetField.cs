namespace Bridge.Core.Mapping;

/// <summary>One field of a target, with the rules that hold for it.</summary>
public sealed record TargetField
{
    /// <summary>Name in the target's own words; a dot leads into custom fields (<c>user_fields.mls_member_id</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Who owns the value; default the MLS.</summary>
    public FieldOwner Owner { get; init; } = FieldOwner.Mls;

    /// <summary>What a blank at the source means; default erase.</summary>
    public BlankRule WhenBlank { get; init; } = BlankRule.Erase;

    /// <summary>Type the target stores; default text.</summary>
    public FieldType Type { get; init; } = FieldType.Text;

    /// <summary>Title an administrator sees in the target when the field is created there; default the name.</summary>
    public string? Title { get; init; }

    /// <summary>Allowed values of a <see cref="FieldType.Choice"/> field, in order; otherwise empty.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True when the value is a typed key of the source, which is no free text; default false.</summary>
    public bool IsKey { get; init; }

    /// <summary>Stream whose record this field points to (for example <c>offices</c>), or null for a plain value.</summary>
    public string? RefersTo { get; init; }
}

/// <summary>Who owns a field's value.</summary>
public enum FieldOwner
{
    /// <summary>The MLS: its changes are written, a value changed in the target is drift.</summary>
    Mls,

    /// <summary>The CRM: the bridge writes it once, when it creates the record, and never again.</summary>
    Crm,
}

/// <summary>What a blank value at the source means.</summary>
public enum BlankRule
{
    /// <summary>The source says that there is none: clear the target.</summary>
    Erase,

    /// <summary>The source does not know: leave the target alone.</summary>
    Unknown,
}

/// <summary>Type of a target's field.</summary>
public enum FieldType
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>A flag.</summary>
    Flag,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A calendar date, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>One of a list of values.</summary>
    Choice,

    /// <summary>Several texts (tags).</summary>
    List,
}
