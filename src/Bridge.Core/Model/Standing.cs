namespace Bridge.Core.Model;

/// <summary>All that support may know about a member's billing: one of four words, never an amount, a date or a reason.</summary>
public enum Standing
{
    /// <summary>Not known, or known too long ago; the caller goes to finance. Never read as good.</summary>
    Unknown,

    /// <summary>Nothing to do.</summary>
    Good,

    /// <summary>The member should speak with finance.</summary>
    ActionNeeded,

    /// <summary>Access is suspended until finance lifts it.</summary>
    Suspended,
}
