namespace Bridge.Sandbox.Salesforce.Schema;

/// <summary>An object of the org with its fields; names are found without case.</summary>
internal sealed class SObjectType
{
    public const int Id = 0;
    public const int IsDeleted = 1;
    public const int CreatedDate = 2;
    public const int CreatedById = 3;
    public const int LastModifiedDate = 4;
    public const int LastModifiedById = 5;
    public const int SystemModstamp = 6;

    private readonly Dictionary<string, SObjectField> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SObjectField> _fields = [];
    private readonly HashSet<SObjectField> _dropped = [];

    public SObjectType(string name, string prefix, params SObjectField[] fields)
    {
        (Name, Prefix) = (name, prefix);
        SObjectField[] system =
        [
            new("Id", "id", 18),
            new("IsDeleted", "boolean"),
            new("CreatedDate", "datetime"),
            new("CreatedById", "reference", 18) { ReferenceTo = "User", RelationshipName = "CreatedBy" },
            new("LastModifiedDate", "datetime"),
            new("LastModifiedById", "reference", 18) { ReferenceTo = "User", RelationshipName = "LastModifiedBy" },
            new("SystemModstamp", "datetime"),
        ];
        foreach (var field in system)
        {
            Add(field with { IsSystem = true });
        }

        foreach (var field in fields)
        {
            Add(field);
        }
    }

    public string Name { get; }

    public string Prefix { get; }

    /// <summary>Written by Salesforce alone, such as the history of cases.</summary>
    public bool IsReadOnly { get; init; }

    public IReadOnlyList<SObjectField> Fields => _dropped.Count == 0 ? _fields : [.. _fields.Except(_dropped)];

    public SObjectField? Find(string name) => _byName.GetValueOrDefault(name);

    public SObjectField? FindRelationship(string name) =>
        _fields.Find(field => string.Equals(field.RelationshipName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Forgets a field; its values keep their place.</summary>
    public void Drop(string name)
    {
        if (_byName.Remove(name, out var field))
        {
            _dropped.Add(field);
        }
    }

    public SObjectField Add(SObjectField field)
    {
        var placed = field with { Position = _fields.Count };
        _fields.Add(placed);
        _byName[placed.Name] = placed;
        return placed;
    }
}
