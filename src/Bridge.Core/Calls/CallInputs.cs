namespace Bridge.Core.Calls;

/// <summary>Which inputs a source has at all, so that a missing one gives "not known" instead of a false zero.</summary>
[Flags]
public enum CallInputs
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary>Wait of answered visits.</summary>
    Wait = 1,

    /// <summary>Wait of abandoned visits.</summary>
    AbandonWait = 2,

    /// <summary>Hold apart from talk.</summary>
    Hold = 4,

    /// <summary>Work after the call.</summary>
    Wrap = 8,

    /// <summary>Transfers.</summary>
    Transfer = 16,

    /// <summary>Link to a ticket.</summary>
    TicketLink = 32,

    /// <summary>Time and endings in menus.</summary>
    Ivr = 64,

    /// <summary>Which agent answered.</summary>
    Agent = 128,

    /// <summary>Who called: a caller key or a member.</summary>
    Caller = 256,

    /// <summary>Talk time.</summary>
    Talk = 512,

    /// <summary>Which member called.</summary>
    Member = 1024,

    /// <summary>Offers that agents missed or declined.</summary>
    MissedOffers = 2048,

    /// <summary>Level of support that a caller was passed on to.</summary>
    TransferLevel = 4096,

    /// <summary>Calls that found no line, no place or a closed desk.</summary>
    Blocked = 8192,

    /// <summary>Callers who left a message.</summary>
    Voicemail = 16384,

    /// <summary>Callers who asked to be called back.</summary>
    CallbackRequest = 32768,

    /// <summary>Which calls call somebody back.</summary>
    CallbackOf = 65536,

    /// <summary>Callers who were lost while on hold with an agent.</summary>
    LostOnHold = 131072,
}
