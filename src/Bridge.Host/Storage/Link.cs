namespace Bridge.Host.Storage;

/// <summary>Crosswalk row: what the bridge knows of one record in one target.</summary>
/// <param name="ExternalId">Identity.</param>
/// <param name="TargetId">The target's own id, or null while it has not told it.</param>
/// <param name="Shape">Number of the field list that <paramref name="Fields"/> follows.</param>
/// <param name="Fields">One hash for each field of the shape, of the value last sent; 0 for never sent.</param>
/// <param name="UniqueHash">Hash of the value that the target keeps unique (e-mail), or null.</param>
/// <param name="IsDeparted">True when the last thing written was a departure.</param>
internal sealed record Link(
    string ExternalId, string? TargetId, long Shape, ulong[] Fields, long? UniqueHash, bool IsDeparted)
{
    /// <summary>Number of its row; 0 when there was none when somebody looked, null when nobody looked.</summary>
    public long? Row { get; init; }
}
