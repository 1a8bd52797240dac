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

    /// <summary>Its length is counted in bytes of UTF-8, not in characters.</summary>
    public bool CountsBytes { get; init; }

    /// <summary>Set by Salesforce alone.</summary>
    public bool IsSystem { get; init; }

    public string? ReferenceTo { get; init; }

    /// <summary>A second object it may refer to, as an owner is a user or a queue.</summary>
    public string? OrReferenceTo { get; init; }

    /// <summary>The objects it may refer to; none when it holds a value of its own.</summary>
    public IEnumerable<string> Targets => new[] { ReferenceTo, OrReferenceTo }.OfType<string>();

    public string? RelationshipName { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsRestricted { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public bool IsCustom => Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);

    public StringComparer Comparer => IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
}
