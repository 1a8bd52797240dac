using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>What became of one operation.</summary>
/// <param name="Result">What became of the record.</param>
/// <param name="IsUnfinished">True when the row is there, but what cannot be set on a new row is still to be changed.</param>
internal sealed record DataverseOutcome(WriteResult Result, bool IsUnfinished);
