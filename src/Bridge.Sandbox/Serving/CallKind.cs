namespace Bridge.Sandbox.Serving;

/// <summary>What a call was for, as counted in the statistics.</summary>
internal enum CallKind
{
    /// <summary>The call only asked for records.</summary>
    Read,

    /// <summary>The call asked for a change.</summary>
    Write,

    /// <summary>The call asked how far a background job has come.</summary>
    JobPoll,
}
