namespace Bridge.Core.Kpis.Calls;

/// <summary>What is counted and added up for a group of visits; sums are milliseconds. The numbers are kept in stores: add at the end.</summary>
public enum CallMeasure
{
    /// <summary>Answered by an agent.</summary>
    Answered = 0,

    /// <summary>Hung up in the queue.</summary>
    AbandonedQueue = 1,

    /// <summary>Hung up while an agent's phone rang.</summary>
    AbandonedRing = 2,

    /// <summary>Hung up in the menus.</summary>
    AbandonedIvr = 3,

    /// <summary>Left a message from the queue.</summary>
    VoicemailQueue = 4,

    /// <summary>Left a message without having been in a queue.</summary>
    VoicemailOther = 5,

    /// <summary>Asked from the queue to be called back.</summary>
    CallbackQueue = 6,

    /// <summary>Asked to be called back without having been in a queue.</summary>
    CallbackOther = 7,

    /// <summary>Given up or passed on by the queue.</summary>
    Timeout = 8,

    /// <summary>Busy, full or closed.</summary>
    Blocked = 9,

    /// <summary>Entered the menus.</summary>
    IvrEntered = 10,

    /// <summary>Sum of waits of answered visits.</summary>
    AnsweredWait = 11,

    /// <summary>Sum of waits of offered visits.</summary>
    OfferedWait = 12,

    /// <summary>Offered visits with a known wait.</summary>
    OfferedWaitKnown = 13,

    /// <summary>Offered visits that did wait.</summary>
    OfferedWaited = 14,

    /// <summary>Sum of waits of abandoned visits.</summary>
    AbandonedWait = 15,

    /// <summary>Abandoned visits with a known wait.</summary>
    AbandonedWaitKnown = 16,

    /// <summary>Longest wait of an offered visit; greatest, not sum.</summary>
    LongestWait = 17,

    /// <summary>Longest wait of an abandoned visit; greatest, not sum.</summary>
    LongestAbandon = 18,

    /// <summary>Handled: answered, or called back with success; on the level of calls with at least one such visit.</summary>
    Handled = 19,

    /// <summary>Sum of conversation.</summary>
    Talk = 20,

    /// <summary>Handled with known conversation.</summary>
    TalkKnown = 21,

    /// <summary>Sum of hold with an agent.</summary>
    Hold = 22,

    /// <summary>Handled with known hold.</summary>
    HoldKnown = 23,

    /// <summary>Handled with hold.</summary>
    Held = 24,

    /// <summary>Sum of work after the call.</summary>
    Wrap = 25,

    /// <summary>Handled with known work after the call.</summary>
    WrapKnown = 26,

    /// <summary>Sum of conversation, hold and work after the call, where conversation is known.</summary>
    Handle = 27,

    /// <summary>Handled whose source tells of transfers.</summary>
    TransferKnown = 28,

    /// <summary>Handled and passed on.</summary>
    Transferred = 29,

    /// <summary>Lost on hold with an agent.</summary>
    LostOnHold = 30,

    /// <summary>Offers that agents missed or declined.</summary>
    MissedOffers = 31,

    /// <summary>Answered calls of which is known whether they have a ticket, each once.</summary>
    TicketKnown = 32,

    /// <summary>Answered calls with a ticket, each once.</summary>
    Ticketed = 33,

    /// <summary>Calls back that were tried.</summary>
    CallbackAttempted = 34,

    /// <summary>Calls back that reached the caller.</summary>
    CallbackConnected = 35,

    /// <summary>Sum of waits from the request to the first call back.</summary>
    CallbackWait = 36,

    /// <summary>Calls back whose request is known.</summary>
    CallbackWaitKnown = 37,

    /// <summary>Calls by the desk.</summary>
    Outbound = 38,

    /// <summary>Counted visits whose caller is known.</summary>
    Identified = 39,

    /// <summary>Answered visits whose wait is not known.</summary>
    AnsweredWaitUnknown = 40,

    /// <summary>Arrived outside business hours; set when groups are put together.</summary>
    AfterHours = 41,

    /// <summary>Contacts of callers, whatever became of them; counted apart from the call's own measures.</summary>
    Contacts = 42,

    /// <summary>Contacts whose source tells who called.</summary>
    ContactsTold = 43,

    /// <summary>First contacts that were answered and not followed by another within the usual days.</summary>
    FirstResolved = 44,

    /// <summary>First contacts that were not answered, or followed by another.</summary>
    FirstUnresolved = 45,

    /// <summary>Handled and passed on to level II.</summary>
    TransferredSecond = 46,

    /// <summary>Handled and passed on to level III.</summary>
    TransferredThird = 47,

    /// <summary>Answered visits of which nobody tells waits: their source has none, or they were handed on through no queue.</summary>
    AnsweredWaitUntold = 48,

    /// <summary>Calls that left a message in a later visit than the first.</summary>
    VoicemailLater = 49,

    /// <summary>Calls that asked to be called back in a later visit than the first.</summary>
    CallbackLater = 50,
}
