using System.Globalization;
using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>Turns visits into the numbers that are kept of them.</summary>
/// <remarks>
/// Ids become hashes (<see cref="TextHash"/>). Callers' keys come keyed already.
/// </remarks>
/// <param name="words">Numbers of texts.</param>
internal sealed class VisitFacts(WordTable words)
{
    private readonly TextHash _hash = new();

    /// <summary>Turns a visit into numbers.</summary>
    /// <param name="visit">The visit.</param>
    /// <returns>Its numbers.</returns>
    public CallFacts Of(CallVisit visit)
    {
        var id = _hash.Of(visit.Source, visit.SourceId);
        return Of(visit, id, ReferenceEquals(visit.ContactId, visit.SourceId) ? id : _hash.Of(visit.Source, visit.ContactId));
    }

    private CallFacts Of(CallVisit visit, ulong id, ulong contact) => new()
    {
        Id = id,
        Contact = contact,
        Caller = visit.MemberId is { } member ? _hash.Of("member", member)
            : visit.CallerKey is { } key && ulong.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var caller) ? caller : 0,
        CallbackOf = visit.CallbackOf is { } original ? _hash.Of(visit.Source, original) : 0,
        OfferedAt = visit.OfferedAt.ToUnixTimeMilliseconds(),
        Revision = visit.Revision,
        Wait = Milliseconds(visit.WaitSeconds),
        Ring = Milliseconds(visit.RingSeconds),
        Talk = Milliseconds(visit.TalkSeconds),
        Hold = Milliseconds(visit.HoldSeconds),
        Wrap = Milliseconds(visit.WrapSeconds),
        Ivr = Milliseconds(visit.IvrSeconds),
        Length = visit.EndedAt is { } end ? Milliseconds((end - visit.OfferedAt).TotalSeconds) : CallFacts.Unknown,
        Queue = words.NumberOf(visit.Queue),
        Agent = words.NumberOf(visit.Agent),
        Topic = words.NumberOf(visit.Topic),
        TransferTo = words.NumberOf(visit.TransferTo),
        Channel = words.NumberOf(visit.Channel),
        Source = words.NumberOf(visit.Source),
        Count = visit.Count,
        Inputs = (ushort)visit.Inputs,
        MissedOffers = (short)Math.Min(visit.MissedOffers ?? CallFacts.Unknown, short.MaxValue),
        Outcome = (byte)visit.Outcome,
        Direction = (byte)visit.Direction,
        Transfer = (byte)((int)visit.Transfer | ((visit.TransferLevel ?? 0) << 4)),
        Flags = (byte)((visit.IsLostOnHold ? CallFacts.LostOnHold : 0) | (visit.TicketId is null ? 0 : CallFacts.HasTicket)
            | (visit.CallbackOf is null ? 0 : CallFacts.IsCallback) | (visit.WasInMenus ? CallFacts.WasInMenus : 0)
            | (visit.Inputs.HasFlag(CallInputs.CallbackOf) ? CallFacts.TellsCallbacks : 0)
            | (visit.Inputs.HasFlag(CallInputs.LostOnHold) ? CallFacts.TellsLostOnHold : 0)),
    };

    private static int Milliseconds(double? seconds) =>
        seconds is >= 0 and < 2_000_000 and var value ? (int)Math.Round(value * 1000, MidpointRounding.AwayFromZero) : CallFacts.Unknown;
}
