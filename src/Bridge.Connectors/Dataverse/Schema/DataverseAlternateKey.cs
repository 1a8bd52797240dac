namespace Bridge.Connectors.Dataverse.Schema;

/// <summary>An alternate key.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Status">State of its index: <c>Pending</c>, <c>InProgress</c>, <c>Active</c>, <c>Failed</c>.</param>
internal sealed record DataverseAlternateKey(IReadOnlyList<string> Columns, string Status)
{
    /// <summary>Rows can be found by it.</summary>
    public bool IsActive => Status == "Active";

    /// <summary>Its index could not be built.</summary>
    public bool HasFailed => Status == "Failed";
}
