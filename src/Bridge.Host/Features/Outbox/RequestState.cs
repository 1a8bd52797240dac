namespace Bridge.Host.Features.Outbox;

/// <summary>Where a request stands.</summary>
internal enum RequestState
{
    /// <summary>It will be sent, or was sent with an unknown outcome.</summary>
    Waiting,

    /// <summary>The help desk has it.</summary>
    Sent,

    /// <summary>The help desk refused it for good; a person decides.</summary>
    Aside,
}
