using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>What a thing adds to a term, as it is kept.</summary>
/// <param name="Slot">Quarter since 1970 UTC to which it belongs.</param>
/// <param name="Upper">To the numerator.</param>
/// <param name="Lower">To the denominator.</param>
/// <param name="IsRanked">True when the numerator is also a value of which a rank is asked.</param>
/// <param name="Cases">Cases.</param>
/// <param name="JudgedFrom">Until this instant it cannot be judged, milliseconds since 1970 UTC.</param>
/// <param name="Series">Which series of weeks it belongs to; -1 for none.</param>
internal readonly record struct KeptPart(long Slot, decimal Upper, decimal Lower, bool IsRanked, long Cases, long JudgedFrom, long Series)
{
    /// <summary>Turns a part into what is kept of it.</summary>
    /// <param name="part">A part with an instant, judged as if all were known.</param>
    /// <returns>What is kept.</returns>
    /// <exception cref="ArgumentException">The formula makes parts that these columns cannot tell.</exception>
    public static KeptPart Of(in DeskPart part) =>
        part is { At: { } at, IsPending: false, Currency: null, Seen: null } && (part.Value ?? part.Upper) == part.Upper
            ? new(VisitBlocks.SlotOf(at), part.Upper, part.Lower, part.Value is not null, part.Cases, part.JudgedFrom, part.Series ?? -1)
            : throw new ArgumentException("Parts of tickets and surveys have an instant, and no currency; their value is their numerator.", nameof(part));
}
