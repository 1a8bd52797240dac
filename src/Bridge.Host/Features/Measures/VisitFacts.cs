using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Measures;

/// <summary>Turns visits into the numbers that are kept of them.</summary>
/// <remarks>
/// Ids become hashes of 64 bits: two of ten million calls share one with a probability of three in a million. Callers' keys come keyed
/// already.
/// </remarks>
/// <param name="words">Numbers of texts.</param>
internal sealed class VisitFacts(WordTable words)
{
    private const int MostBytes = 512;

    private readonly Dictionary<string, long> _spaces = new(StringComparer.Ordinal);

    /// <summary>Turns a visit into numbers.</summary>
    /// <param name="visit">The visit.</param>
    /// <returns>Its numbers.</returns>
    public CallFacts Of(CallVisit visit) => new()
    {
        Id = Hash(visit.Source, visit.SourceId),
        Contact = Hash(visit.Source, visit.ContactId),
        Caller = visit.MemberId is { } member ? Hash("member", member)
            : visit.CallerKey is { } key && ulong.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var caller) ? caller : 0,
        CallbackOf = visit.CallbackOf is { } original ? Hash(visit.Source, original) : 0,
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
        Inputs = (short)visit.Inputs,
        MissedOffers = (short)Math.Min(visit.MissedOffers ?? CallFacts.Unknown, short.MaxValue),
        Outcome = (byte)visit.Outcome,
        Direction = (byte)visit.Direction,
        Transfer = (byte)((int)visit.Transfer | ((visit.TransferLevel ?? 0) << 4)),
        Flags = (byte)((visit.IsLostOnHold ? CallFacts.LostOnHold : 0) | (visit.TicketId is null ? 0 : CallFacts.HasTicket)
            | (visit.CallbackOf is null ? 0 : CallFacts.IsCallback)),
    };

    // 0 stands for none.
    private ulong Hash(string space, string text)
    {
        if (!_spaces.TryGetValue(space, out var seed))
        {
            _spaces[space] = seed = (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(space));
        }

        Span<byte> bytes = stackalloc byte[MostBytes];
        var written = Encoding.UTF8.TryGetBytes(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(text);
        return Math.Max(1, XxHash3.HashToUInt64(written, seed));
    }

    private static int Milliseconds(double? seconds) =>
        seconds is >= 0 and < 2_000_000 and var value ? (int)Math.Round(value * 1000, MidpointRounding.AwayFromZero) : CallFacts.Unknown;
}
