namespace Bridge.Core.Calls;

/// <summary>How an agent passed a caller on.</summary>
public enum TransferKind
{
    /// <summary>Not passed on; a consultation without hand-over is none.</summary>
    None,

    /// <summary>Without announcing the caller.</summary>
    Blind,

    /// <summary>After announcing the caller.</summary>
    Attended,

    /// <summary>To a mailbox.</summary>
    ToVoicemail,

    /// <summary>Out of the desk.</summary>
    ToExternal,
}
