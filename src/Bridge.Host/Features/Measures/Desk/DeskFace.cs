using Bridge.Core.Kpis.Desk;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>What a thing has of what is grouped by, beside time; what is not grouped by is 0 or null.</summary>
/// <param name="Queue">Number of its group or team.</param>
/// <param name="Agent">Number of its agent.</param>
/// <param name="Traits">What else it has.</param>
internal readonly record struct DeskFace(int Queue, int Agent, TraitValues Traits)
{
    /// <summary>Reads it.</summary>
    /// <param name="by">What is grouped by.</param>
    /// <param name="thing">The thing.</param>
    /// <param name="words">Numbers of texts.</param>
    /// <returns>What the thing has.</returns>
    public static DeskFace Of(IReadOnlySet<Dimension> by, IDeskThing thing, WordTable words)
    {
        int Number(Dimension dimension, DeskTrait trait) => by.Contains(dimension) && thing.Of(trait) is { } text ? words.Find(text) ?? 0 : 0;
        return new DeskFace(Number(Dimension.Queue, DeskTrait.Group), Number(Dimension.Agent, DeskTrait.Agent), TraitValues.Of(by, thing));
    }
}
