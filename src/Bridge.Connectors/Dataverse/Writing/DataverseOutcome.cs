using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>What became of one operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Result">What became of the record.</param>
/// <param name="IsUnfinished">True when the row is there, but what cannot be set on a new row was not as the record wants it.</param>
internal sealed record DataverseOutcome(DataverseOperation Operation, WriteResult Result, bool IsUnfinished);
