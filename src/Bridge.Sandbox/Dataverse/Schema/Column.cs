namespace Bridge.Sandbox.Dataverse.Schema;

/// <summary>A column of a table.</summary>
/// <param name="Name">Logical name, lower case.</param>
/// <param name="Type">Its type.</param>
internal sealed record Column(string Name, ColumnType Type)
{
    /// <summary>Most characters of a text; 0 for none.</summary>
    public int MaxLength { get; init; }

    /// <summary>A day without a time.</summary>
    public bool IsDateOnly { get; init; }

    /// <summary>May be set on new rows.</summary>
    public bool IsForCreate { get; init; } = true;

    /// <summary>May be changed.</summary>
    public bool IsForUpdate { get; init; } = true;

    /// <summary>Readable and writable with a column security profile only.</summary>
    public bool IsSecured { get; init; }

    /// <summary>Somebody made it; it did not come with the product.</summary>
    public bool IsCustom { get; init; }

    /// <summary>A row without a value is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Options of a choice, state or status.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Tables a lookup may lead to.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Title that people see.</summary>
    public string Label { get; init; } = Name;

    /// <summary>Id of its definition.</summary>
    public Guid MetadataId { get; init; } = Guid.NewGuid();

    /// <summary>Whether the value is the id of another row.</summary>
    public bool IsLookup => Type is ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner;

    /// <summary>Name of the property in a row's JSON.</summary>
    public string Property => IsLookup ? $"_{Name}_value" : Name;
}
