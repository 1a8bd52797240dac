namespace Bridge.Host.Features.Outbox;

/// <summary>What is to be sent to the help desk.</summary>
internal enum RequestKind
{
    /// <summary>A new ticket.</summary>
    Ticket,

    /// <summary>A comment to one.</summary>
    Comment,

    /// <summary>An interaction for the member's timeline there; its text is the interaction as JSON.</summary>
    Interaction,

    /// <summary>A notice of a change for another system; its text is the notice as JSON.</summary>
    Notice,

    /// <summary>A ticket goes to another group; its text is a note for agents or blank, its topic the tag that the ticket gets.</summary>
    HandOff,

    /// <summary>A mail to the member about a solved ticket; its text is the resolution as JSON.</summary>
    Resolution,
}
