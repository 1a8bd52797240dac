namespace Bridge.Sandbox.Dataverse.Schema;

/// <summary>Columns by which rows are found beside their id. Its index is built in the background.</summary>
/// <param name="SchemaName">Its name.</param>
/// <param name="Columns">Logical names of the columns.</param>
/// <param name="ActiveAt">When the index is ready.</param>
internal sealed record AlternateKey(string SchemaName, IReadOnlyList<string> Columns, DateTimeOffset ActiveAt)
{
    /// <summary>Id of its definition.</summary>
    public Guid MetadataId { get; } = Guid.NewGuid();

    /// <summary>The index could not be built: rows with equal values were there.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Dataverse's word for the state of the index (EntityKeyIndexStatus).</summary>
    public string StatusAt(DateTimeOffset now) => HasFailed ? "Failed" : now >= ActiveAt ? "Active" : "Pending";
}
