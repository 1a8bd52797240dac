namespace Bridge.Host.Features.Surveys.Invitations;

/// <summary>What became of a contact.</summary>
internal enum InvitationState
{
    /// <summary>It is not in the sample.</summary>
    Passed,

    /// <summary>A mail will leave.</summary>
    Waiting,

    /// <summary>A mail is about to leave or under way.</summary>
    Sending,

    /// <summary>The mail server took the mail.</summary>
    Sent,

    /// <summary>Nobody knows whether the mail server took the mail; it is never sent again.</summary>
    Unknown,

    /// <summary>The member was asked too short a while ago.</summary>
    Quiet,

    /// <summary>The member wants no surveys.</summary>
    OptedOut,

    /// <summary>The ticket was opened again before the mail left; it waits for the next solution.</summary>
    Reopened,

    /// <summary>The contact is too long ago to ask about it.</summary>
    Late,

    /// <summary>No mail can be sent; an administrator sees why.</summary>
    Aside,
}
