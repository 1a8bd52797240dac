namespace Bridge.Core.Kpis.Desk;

/// <summary>Something that figures are computed from: a ticket, an answer, a person.</summary>
public interface IDeskThing
{
    /// <summary>What it has of a trait.</summary>
    /// <param name="trait">The trait.</param>
    /// <returns>The text, or null for none.</returns>
    string? Of(DeskTrait trait);
}
