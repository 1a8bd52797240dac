using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>One record as it goes into a batch.</summary>
/// <param name="Write">The record.</param>
/// <param name="MayCreate">True when the row is made if it is not there; its answer then tells which it was.</param>
/// <param name="IsLate">True to send only what cannot be set on a new row.</param>
internal sealed record DataverseOperation(Write Write, bool MayCreate, bool IsLate = false)
{
    /// <summary>The operation that changes what cannot be set on a new row, once the row is there.</summary>
    /// <returns>The operation.</returns>
    public DataverseOperation Late() => this with { MayCreate = false, IsLate = true };
}
