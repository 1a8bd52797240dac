namespace Bridge.Core.Connectors;

/// <summary>What became of one record of a batch.</summary>
public enum WriteOutcome
{
    /// <summary>The target had no such record and now has one.</summary>
    Created,

    /// <summary>The target's record was changed.</summary>
    Updated,

    /// <summary>The target already agreed; nothing was written.</summary>
    Unchanged,

    /// <summary>The target refused this record; <see cref="WriteResult.Refusal"/> says why. The others of the batch stand.</summary>
    Refused,

    /// <summary>The answer was lost; the record may or may not have been written. Read the target before sending again.</summary>
    Unknown,
}
