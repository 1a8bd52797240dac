using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Core.Connectors;

/// <summary>One record to write: who it is and the fields to send.</summary>
/// <param name="ExternalId">Identity in the target (<see cref="Model.RecordKey.ExternalId"/>); the upsert key.</param>
/// <param name="Fields">The fields to send; those that are not sent keep their value in the target.</param>
/// <param name="IsNew">True when the bridge has never written this record to this target.</param>
/// <param name="TargetId">The target's own id from an earlier write or, for a new record, from the census; null when it is not known.</param>
public sealed record Write(string ExternalId, MappedRecord Fields, bool IsNew, string? TargetId)
{
    /// <summary>
    /// True when all is sent that the bridge has of the record, so that it may be made anew where it is gone; default true. False for a change
    /// of some fields: a sink refuses it when somebody deleted the record, or merged it away, instead of making one of these fields alone.
    /// </summary>
    public bool IsWhole { get; init; } = true;
}

/// <summary>What became of one <see cref="Write"/>.</summary>
/// <param name="ExternalId">Which one.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="TargetId">The target's own id, or null when it was not told.</param>
/// <param name="Refusal">The reason, exactly when <paramref name="Outcome"/> is <see cref="WriteOutcome.Refused"/>.</param>
public sealed record WriteResult(string ExternalId, WriteOutcome Outcome, string? TargetId = null, Refusal? Refusal = null);
