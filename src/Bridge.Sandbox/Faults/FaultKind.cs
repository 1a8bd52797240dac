namespace Bridge.Sandbox.Faults;

/// <summary>How one call is spoilt.</summary>
internal enum FaultKind
{
    /// <summary>The call is answered as it should be.</summary>
    None,

    /// <summary>An error status instead of the work.</summary>
    Status,

    /// <summary>The work is done, yet status 500 is answered.</summary>
    StatusAfter,

    /// <summary>The connection is reset before the work.</summary>
    Reset,

    /// <summary>The connection is reset after the work.</summary>
    ResetAfter,

    /// <summary>Status 200 with a body cut in the middle.</summary>
    Torn,

    /// <summary>Status 200 with an HTML page instead of JSON.</summary>
    Html,

    /// <summary>An error status instead of the work, with the whole request repeated in the body.</summary>
    Echo,

    /// <summary>The answer is late.</summary>
    Slow,

    /// <summary>The work is done at once, yet the answer is late: the caller may have given up on it.</summary>
    SlowAfter,
}
