using System.Globalization;
using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Makes visits of a call of Zendesk Talk and its legs: the call's own, and one for each agent it was handed to.</summary>
/// <remarks>
/// Waiting and the ending are the call's, the times of work are each agent's own: the call's sum also holds what the caller's leg
/// counts. Source: Zendesk help 115000716748 (times of legs overlap), 8202998599066 (wait and time to answer).
/// </remarks>
/// <param name="source">Name of the connection.</param>
internal sealed class ZendeskTalkVisits(string source)
{
    private const CallInputs Tells = CallInputs.Wait | CallInputs.AbandonWait | CallInputs.Talk | CallInputs.Hold | CallInputs.Wrap
        | CallInputs.Transfer | CallInputs.TicketLink | CallInputs.Ivr | CallInputs.Agent | CallInputs.Caller | CallInputs.Member
        | CallInputs.MissedOffers | CallInputs.Blocked | CallInputs.Voicemail | CallInputs.CallbackRequest | CallInputs.CallbackOf
        | CallInputs.LostOnHold;

    /// <summary>Makes the visits of one call.</summary>
    /// <param name="parts">All its parts.</param>
    /// <returns>The visits; none without the call's own row, or when it changes so late that its legs are forgotten.</returns>
    public IReadOnlyList<CallVisit> Of(IReadOnlyList<CallPart> parts)
    {
        var whole = parts.FirstOrDefault(part => part.Id == CallId(part.CallId));
        if (whole is null || JsonSerializer.Deserialize(whole.Text, ZendeskTalkJson.Default.ZendeskTalkCall) is not { } call)
        {
            return [];
        }

        var began = DateTimeOffset.FromUnixTimeSeconds(call.CreatedAt);
        if (parts.Count == 1 && whole.ModifiedAt - began > CallPart.Kept)
        {
            return [];
        }

        var legs = parts.Where(part => part != whole)
            .Select(part => JsonSerializer.Deserialize(part.Text, ZendeskTalkJson.Default.ZendeskTalkLeg)).OfType<ZendeskTalkLeg>()
            .OrderBy(leg => leg.Id).ToList();
        var taken = legs.Where(ZendeskTalkOutcomes.IsTaken).OrderBy(leg => leg.IsFromTransfer).ThenBy(leg => leg.Id).ToList();
        var revision = parts.Max(part => part.ModifiedAt).ToUnixTimeMilliseconds();
        var first = First(whole.CallId, call, began, taken.FirstOrDefault(), revision) with { MissedOffers = legs.Count(ZendeskTalkOutcomes.IsMissed) };
        return first.Outcome == CallOutcome.Answered ? [first, .. Later(first, taken)] : [first];
    }

    /// <summary>Id of the part that tells of a whole call.</summary>
    /// <param name="call">Zendesk's id of the call.</param>
    /// <returns>The id.</returns>
    public static string CallId(string call) => $"call/{call}";

    private CallVisit First(string id, ZendeskTalkCall call, DateTimeOffset began, ZendeskTalkLeg? leg, long revision)
    {
        var outcome = ZendeskTalkOutcomes.Of(call, leg is not null || call.Agent is not null);
        var isAnswered = outcome == CallOutcome.Answered;
        var beforeQueue = call switch
        {
            { IsOutbound: true } => 0,
            { TimeToAnswer: { } toAnswer, Wait: { } wait } => Math.Max(0, toAnswer - wait),
            _ => call.Ivr ?? 0,
        };
        var offered = began.AddSeconds(beforeQueue);
        return new CallVisit
        {
            Source = source,
            SourceId = id,
            ContactId = id,
            Direction = call.IsOutbound ? CallDirection.Outbound : CallDirection.Inbound,
            Queue = outcome == CallOutcome.AbandonedIvr ? null : call.Group,
            OfferedAt = offered,
            IvrSeconds = call.IsOutbound ? null : call.Ivr,
            WaitSeconds = call.IsOutbound ? null : call.Wait,
            AnsweredAt = isAnswered && call.Wait is { } waited ? offered.AddSeconds(waited) : null,
            TalkSeconds = isAnswered ? leg is null ? call.Talk : leg.Talk : null,
            HoldSeconds = isAnswered ? leg is null ? call.Hold : leg.Hold : null,
            WrapSeconds = isAnswered ? leg is null ? call.WrapUp : leg.WrapUp : null,
            EndedAt = call.Duration is { } length ? began.AddSeconds(length) : null,
            Outcome = outcome,
            IsLostOnHold = call.Status == "abandoned_on_hold",
            Agent = isAnswered ? leg?.Agent ?? call.Agent : null,
            Transfer = isAnswered ? TransferOf(leg) : TransferKind.None,
            TransferTo = isAnswered ? leg?.TransferredTo : null,
            MemberId = call.MemberId,
            TicketId = call.Ticket is { } ticket ? new RecordKey(source, ticket.ToString(CultureInfo.InvariantCulture)).ExternalId : null,
            CallbackOf = call.IsCallback && isAnswered ? id : null, // Zendesk does not say which call it calls back
            Revision = revision,
            Inputs = Tells,
        };
    }

    private static IEnumerable<CallVisit> Later(CallVisit first, List<ZendeskTalkLeg> taken)
    {
        var from = first.AnsweredAt ?? first.OfferedAt;
        for (var one = 1; one < taken.Count; one++)
        {
            from = from.AddSeconds(taken[one - 1].Duration ?? 0);
            var leg = taken[one];
            yield return first with
            {
                SourceId = string.Create(CultureInfo.InvariantCulture, $"{first.ContactId}/{leg.Id}"),
                Queue = null, // handed from agent to agent, through no queue
                OfferedAt = from,
                IvrSeconds = null,
                WaitSeconds = null,
                AnsweredAt = from,
                TalkSeconds = leg.Talk,
                HoldSeconds = leg.Hold,
                WrapSeconds = leg.WrapUp,
                Agent = leg.Agent,
                Transfer = TransferOf(leg),
                TransferTo = leg.TransferredTo,
                MissedOffers = null,
            };
        }
    }

    private static TransferKind TransferOf(ZendeskTalkLeg? leg) =>
        leg is not { IsTransferred: true } ? TransferKind.None : leg.Consultation > 0 ? TransferKind.Attended : TransferKind.Blind;
}
