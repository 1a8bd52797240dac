using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>What is kept of a thing: its traits, what it adds to each term, and when it is open.</summary>
/// <param name="Traits">Its traits, each at its place in <see cref="DeskTrait"/>.</param>
/// <param name="Parts">What it adds, by the place of the term.</param>
/// <param name="Spells">When it is open.</param>
internal sealed record KeptThing(IReadOnlyList<string?> Traits, IReadOnlyList<(int Term, KeptPart Part)> Parts, IReadOnlyList<DeskSpell> Spells)
{
    private static readonly DeskTrait[] _traits = Enum.GetValues<DeskTrait>();

    /// <summary>How many traits there are.</summary>
    public static int TraitCount => _traits.Length;

    /// <summary>Computes what is kept of a thing.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="thing">The thing.</param>
    /// <param name="clock">The desk's calendar.</param>
    /// <returns>What is kept.</returns>
    public static KeptThing Of(TableKind kind, IDeskThing thing, IDeskClock clock)
    {
        // What happens to a thing by itself does not depend on the days that are asked for.
        var scope = new DeskScope(0, 0, 0, long.MaxValue, clock, KeptTerms.Settings);
        return new KeptThing(
            [.. _traits.Select(thing.Of)],
            [.. KeptTerms.Of(kind).SelectMany((term, place) => term.Parts(thing, scope).Select(part => (place, KeptPart.Of(part))))],
            KeptTerms.Spells(kind)?.Invoke(thing) ?? []);
    }
}
