namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>What users and organizations have in common. Kept small: a sandbox may hold a million of them.</summary>
internal abstract class StoredRecord
{
    /// <summary>The position in the table; the id follows from it.</summary>
    public int Index { get; set; }

    public string Name { get; set; } = "";

    public string? ExternalId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long UpdatedAt { get; set; }

    /// <summary>How often the record was written, its creation included.</summary>
    public int Writes { get; set; }

    /// <summary>How often a record with this external id was created.</summary>
    public int Creations { get; set; }

    /// <summary>Where the newest change of the record stands in the change log.</summary>
    public int LogPosition { get; set; }

    public bool Deleted { get; set; }

    public string[]? Tags { get; set; }

    /// <summary>Values of custom fields, by the position of the field; may be shorter than the catalog.</summary>
    public object?[]? FieldValues { get; set; }

    /// <summary>Attributes few records have, by name.</summary>
    public Dictionary<string, object?>? Extra { get; set; }
}
