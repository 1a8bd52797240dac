namespace Bridge.Sandbox.Salesforce.Schema;

/// <summary>A field of an object, as <c>describe</c> tells it.</summary>
internal sealed record SObjectField(string Name, string Type, int Length = 0)
{
    public string Label { get; init; } = Name;

    /// <summary>Place of its value in a row; given by the object.</summary>
    public int Position { get; init; }

    public bool IsRequired { get; init; }

    public bool IsUnique { get; init; }

    public bool IsExternalId { get; init; }

    public bool IsCaseSensitive { get; init; }

    /// <summary>Set by Salesforce alone.</summary>
    public bool IsSystem { get; init; }

    public string? ReferenceTo { get; init; }

    public string? RelationshipName { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsRestricted { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public bool IsCustom => Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);

    public StringComparer Comparer => IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
}
