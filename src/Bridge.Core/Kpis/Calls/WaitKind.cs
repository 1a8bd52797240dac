namespace Bridge.Core.Kpis.Calls;

/// <summary>Whose waits a histogram holds. The numbers are kept in stores.</summary>
public enum WaitKind
{
    /// <summary>Answered.</summary>
    Answered = 0,

    /// <summary>Hung up in the queue.</summary>
    AbandonedQueue = 1,

    /// <summary>Hung up while ringing.</summary>
    AbandonedRing = 2,

    /// <summary>Chose a message or a call back from the queue.</summary>
    Left = 3,

    /// <summary>Given up or passed on by the queue.</summary>
    Timeout = 4,
}
