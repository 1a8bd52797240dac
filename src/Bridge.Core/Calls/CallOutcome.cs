namespace Bridge.Core.Calls;

/// <summary>How a visit to a queue ended.</summary>
public enum CallOutcome
{
    /// <summary>Not finished yet; never counted.</summary>
    Open,

    /// <summary>Test, phantom, monitoring, lost by a restart; never counted.</summary>
    System,

    /// <summary>An agent answered.</summary>
    Answered,

    /// <summary>The caller hung up while waiting.</summary>
    AbandonedQueue,

    /// <summary>The caller hung up while an agent's phone rang.</summary>
    AbandonedRing,

    /// <summary>The caller hung up in the menus; not offered.</summary>
    AbandonedIvr,

    /// <summary>The caller left a message.</summary>
    Voicemail,

    /// <summary>The caller asked to be called back.</summary>
    CallbackRequested,

    /// <summary>The queue gave up or passed the caller on unanswered.</summary>
    TimeoutOverflow,

    /// <summary>Busy, full or closed.</summary>
    Blocked,
}
