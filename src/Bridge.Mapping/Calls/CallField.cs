namespace Bridge.Mapping.Calls;

/// <summary>What a column of a call file may hold; the word in a document is the name in lower camel case.</summary>
public enum CallField
{
    /// <summary>The source's id of the visit.</summary>
    Id,

    /// <summary>Joins the visits of one call.</summary>
    Contact,

    /// <summary>Inbound, outbound or internal.</summary>
    Direction,

    /// <summary>Channel.</summary>
    Channel,

    /// <summary>Queue.</summary>
    Queue,

    /// <summary>When the caller entered the queue.</summary>
    OfferedAt,

    /// <summary>When an agent answered.</summary>
    AnsweredAt,

    /// <summary>When the visit ended.</summary>
    EndedAt,

    /// <summary>Time in menus.</summary>
    Ivr,

    /// <summary>Time from entering the queue to the agent or the end.</summary>
    Wait,

    /// <summary>Ringing, part of the wait.</summary>
    Ring,

    /// <summary>Conversation.</summary>
    Talk,

    /// <summary>Hold with an agent.</summary>
    Hold,

    /// <summary>Work after the call.</summary>
    Wrap,

    /// <summary>Agent.</summary>
    Agent,

    /// <summary>How the visit ended.</summary>
    Outcome,

    /// <summary>How the agent passed the caller on.</summary>
    Transfer,

    /// <summary>Where to.</summary>
    TransferTo,

    /// <summary>The caller's number; only a keyed hash of it is kept.</summary>
    Caller,

    /// <summary>Id of the member who called.</summary>
    Member,

    /// <summary>Topic.</summary>
    Topic,

    /// <summary>Ticket linked to the call.</summary>
    Ticket,

    /// <summary>Contact that is called back.</summary>
    CallbackOf,

    /// <summary>Offers missed or declined.</summary>
    MissedOffers,

    /// <summary>Number or time that grows with each change of the record.</summary>
    Revision,

    /// <summary>How many calls the row stands for.</summary>
    Count,
}
