namespace Bridge.Host.Features.Outbox;

/// <summary>What a member asks for.</summary>
internal enum RequestKind
{
    /// <summary>A new ticket.</summary>
    Ticket,

    /// <summary>A comment to one.</summary>
    Comment,
}
