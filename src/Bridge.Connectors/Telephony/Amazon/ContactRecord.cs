using System.Globalization;
using System.Text.Json;
using Bridge.Core.Calls;

namespace Bridge.Connectors.Telephony.Amazon;

/// <summary>One contact record of Amazon Connect as a visit.</summary>
/// <remarks>
/// Source: docs.aws.amazon.com, Connect, contact record data model, format 2017-03-10. Times are UTC, durations whole seconds; the agent's
/// interaction time does not contain hold.
/// </remarks>
internal sealed class ContactRecord(JsonElement record, string source, CallerKeys callers)
{
    private const CallInputs Tells = CallInputs.Wait | CallInputs.AbandonWait | CallInputs.Talk | CallInputs.Hold | CallInputs.Wrap
        | CallInputs.Transfer | CallInputs.Ivr | CallInputs.Agent | CallInputs.Caller | CallInputs.MissedOffers
        | CallInputs.CallbackOf;

    public CallVisit? ToVisit(out string code, out string reason)
    {
        if (Text(record, "ContactId") is not { Length: > 0 } id)
        {
            (code, reason) = ("id", "ContactId is missing");
            return null;
        }

        var (queue, agent) = (Part(record, "Queue"), Part(record, "Agent"));
        var began = Time(record, "InitiationTimestamp");
        if ((Time(queue, "EnqueueTimestamp") ?? began) is not { } offeredAt)
        {
            (code, reason) = ("time", "InitiationTimestamp is missing or no time");
            return null;
        }

        (code, reason) = ("", "");
        var method = Text(record, "InitiationMethod");
        var answeredAt = Time(agent, "ConnectedToAgentTimestamp");
        var previous = Text(record, "PreviousContactId");
        var isTransferred = Time(record, "TransferCompletedTimestamp") is not null;
        return new CallVisit
        {
            Source = source,
            SourceId = id,
            ContactId = Text(record, "InitialContactId") ?? id,
            Direction = method is "OUTBOUND" or "EXTERNAL_OUTBOUND" ? CallDirection.Outbound : CallDirection.Inbound,
            Channel = Text(record, "Channel")?.ToLowerInvariant() ?? "voice",
            Queue = Text(queue, "Name"),
            OfferedAt = offeredAt,
            IvrSeconds = method == "INBOUND" && began <= offeredAt ? (offeredAt - began.Value).TotalSeconds : null,
            WaitSeconds = Seconds(queue, "Duration"),
            AnsweredAt = answeredAt,
            TalkSeconds = Seconds(agent, "AgentInteractionDuration"),
            HoldSeconds = Seconds(agent, "CustomerHoldDuration"),
            WrapSeconds = Seconds(agent, "AfterContactWorkDuration"),
            EndedAt = Time(record, "DisconnectTimestamp"),
            Outcome = Outcome(method, queue is not null, answeredAt is not null),
            Agent = Text(agent, "Username"),
            Transfer = !isTransferred ? TransferKind.None
                : Text(Part(record, "TransferredToEndpoint"), "Type") == "TELEPHONE_NUMBER" ? TransferKind.ToExternal : TransferKind.Blind,
            CallerKey = Caller(),
            CallbackOf = method == "CALLBACK" ? previous ?? Text(record, "InitialContactId") ?? id : null,
            MissedOffers = Seconds(record, "AgentConnectionAttempts") is { } tries ? (int)Math.Max(0, tries - (answeredAt is null ? 0 : 1)) : null,
            Revision = Time(record, "LastUpdateTimestamp")?.ToUnixTimeMilliseconds() ?? 0,
            Inputs = Tells,
        };
    }

    private CallOutcome Outcome(string? method, bool hasQueue, bool isAnswered) =>
        method is "MONITOR" ? CallOutcome.System
        : isAnswered ? CallOutcome.Answered
        : Time(record, "DisconnectTimestamp") is null ? CallOutcome.Open
        : !hasQueue ? CallOutcome.AbandonedIvr
        : Text(record, "NextContactId") is not null ? CallOutcome.TimeoutOverflow
        : CallOutcome.AbandonedQueue;

    private string? Caller()
    {
        var endpoint = Part(record, "CustomerEndpoint");
        return Text(endpoint, "Type") == "TELEPHONE_NUMBER" ? callers.Of(Text(endpoint, "Address")) : null;
    }

    private static JsonElement? Part(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static string? Text(JsonElement? parent, string name) =>
        parent is { } element && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Seconds(JsonElement? parent, string name) =>
        parent is { } element && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var seconds) && seconds >= 0 ? seconds : null;

    private static DateTimeOffset? Time(JsonElement? parent, string name) =>
        DateTimeOffset.TryParse(Text(parent, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;
}
