using Bridge.Core.Calls;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>What Zendesk's words for the end of a call mean.</summary>
/// <remarks>Source: Zendesk help 4408881766938, call statuses; the spellings of the API as recorded rows have them.</remarks>
internal static class ZendeskTalkOutcomes
{
    private const string Completed = "completed";

    /// <summary>Tells whether a word is known.</summary>
    /// <param name="status">The word.</param>
    /// <returns>False for a word whose meaning nobody has written down here.</returns>
    public static bool Knows(string status) => OutcomeOf(status) is not null;

    /// <summary>Says how a call ended.</summary>
    /// <param name="call">The call; its word is known.</param>
    /// <param name="isAnswered">True when an agent talked.</param>
    /// <returns>The outcome.</returns>
    public static CallOutcome Of(ZendeskTalkCall call, bool isAnswered) => call switch
    {
        { Status: not Completed, IsOutbound: true } when OutcomeOf(call.Status) == CallOutcome.TimeoutOverflow => CallOutcome.Blocked,
        { Status: not Completed } => OutcomeOf(call.Status) ?? CallOutcome.Open,
        { IsVoicemail: true } => CallOutcome.Voicemail,
        { IsOverflowed: true } => CallOutcome.TimeoutOverflow,
        _ when isAnswered => CallOutcome.Answered,
        { IsCallback: true } => CallOutcome.CallbackRequested,
        _ => CallOutcome.Open,
    };

    /// <summary>Tells whether an agent let an offer pass.</summary>
    /// <param name="leg">An agent's leg.</param>
    /// <returns>True when it was missed or declined.</returns>
    public static bool IsMissed(ZendeskTalkLeg leg) => leg.Status is "agent_missed" or "agent_declined";

    /// <summary>Tells whether the agent talked with the caller.</summary>
    /// <param name="leg">An agent's leg.</param>
    /// <returns>True when it was completed.</returns>
    public static bool IsTaken(ZendeskTalkLeg leg) => leg.Status == Completed;

    private static CallOutcome? OutcomeOf(string status) => status switch
    {
        "abandoned_in_queue" => CallOutcome.AbandonedQueue, // hanging up during the greeting of the queue too
        "abandoned_in_ivr" => CallOutcome.AbandonedIvr,
        "abandoned_on_hold" => CallOutcome.Answered,
        "abandoned_in_voicemail" => CallOutcome.Voicemail,
        "pending_voicemail" => CallOutcome.Open,
        "not_answered" => CallOutcome.TimeoutOverflow,
        "not_in_business_hours" => CallOutcome.Blocked,
        "failed" => CallOutcome.System,
        Completed => CallOutcome.Open, // until somebody is known to have answered
        _ => null,
    };
}
