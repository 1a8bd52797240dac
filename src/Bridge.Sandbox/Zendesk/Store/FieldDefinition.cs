namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>A custom field of users or organizations.</summary>
internal sealed class FieldDefinition
{
    public required long Id { get; init; }

    public required int Position { get; init; }

    public required string Key { get; init; }

    public required string Type { get; init; }

    public required string Title { get; set; }

    public string? Description { get; set; }

    public bool Active { get; set; } = true;

    public string? Regexp { get; init; }

    public string? Tag { get; init; }

    public List<FieldOption> Options { get; init; } = [];

    public required long CreatedAt { get; init; }

    public long UpdatedAt { get; set; }
}

/// <summary>One choice of a dropdown or multiselect field.</summary>
internal sealed record FieldOption(long Id, string Name, string Value);
