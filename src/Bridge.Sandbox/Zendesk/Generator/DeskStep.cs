namespace Bridge.Sandbox.Zendesk.Generator;

/// <summary>One thing that happens to an invented ticket, so many minutes after the thing before it.</summary>
internal readonly record struct DeskStep(DeskStepKind Kind, int Minutes);

/// <summary>The things that happen.</summary>
internal enum DeskStepKind
{
    /// <summary>An agent of the ticket's group takes it.</summary>
    Assign,

    /// <summary>The agent answers and asks back.</summary>
    AskBack,

    /// <summary>The member answers the question.</summary>
    MemberReply,

    /// <summary>A note nobody outside sees.</summary>
    Note,

    /// <summary>Another agent of the same group takes it.</summary>
    Transfer,

    /// <summary>It goes to level II.</summary>
    ToLevelTwo,

    /// <summary>It goes to level III and waits for the vendor.</summary>
    ToLevelThree,

    /// <summary>The agent answers and solves it.</summary>
    Solve,

    /// <summary>The member writes that it is not solved.</summary>
    Reopen,

    /// <summary>The member is asked for an opinion.</summary>
    Offer,

    /// <summary>The member is content.</summary>
    RateGood,

    /// <summary>The member is not.</summary>
    RateBad,

    /// <summary>It is closed for good.</summary>
    Close,
}
