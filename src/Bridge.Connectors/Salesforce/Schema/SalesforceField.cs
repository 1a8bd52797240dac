namespace Bridge.Connectors.Salesforce.Schema;

/// <summary>A field as the org describes it to the integration user.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, <c>string</c>, <c>boolean</c>, <c>picklist</c> ...</param>
/// <param name="Length">Most characters; 0 when it has none.</param>
internal sealed record SalesforceField(string Name, string Type, int Length)
{
    /// <summary>May be set on new records.</summary>
    public bool IsCreateable { get; init; }

    /// <summary>May be changed.</summary>
    public bool IsUpdateable { get; init; }

    /// <summary>May be the key of an upsert.</summary>
    public bool IsExternalId { get; init; }

    /// <summary>No two records may hold the same value.</summary>
    public bool IsUnique { get; init; }

    /// <summary><c>a</c> and <c>A</c> are two values.</summary>
    public bool IsCaseSensitive { get; init; }

    /// <summary>Takes the values of its list only.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Values of its list; empty when it has none.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Name by which the record it refers to is reached; null when it refers to none.</summary>
    public string? Relationship { get; init; }
}
