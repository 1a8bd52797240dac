using System.Text.Json.Serialization;
using Bridge.Finance.Erasure;
using Bridge.Finance.Place.Requests;

namespace Bridge.Finance.Place.Erasures;

/// <summary>Body of a request to erase a member, or to keep an erased one again.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ErasureBody(string? By, string? Id, string? Reason, string? Ticket, bool Lift = false)
{
    public override string ToString() => Values.Redacted.Text;
}

/// <summary>A request to erase a member, or to lift that, and how far it came.</summary>
internal sealed record ErasureAnswer(
    string Id, string By, string Member, bool Lift, RequestState State, string Asker, string Reason, string? Ticket, string? Decider, DateTimeOffset AskedAt, DateTimeOffset Until, ErasureSummary Count)
{
    public static ErasureAnswer Of(ErasureRequest request) => new(
        request.Id, request.Target.By, request.Target.Id, request.IsLift, request.State, request.Asker, request.Reason.Text, request.Reason.Ticket, request.Decider, request.AskedAt, request.Until,
        request.Count);

    public override string ToString() => Values.Redacted.Text;
}
