namespace Bridge.Host.Features.Interactions;

/// <summary>An interaction as somebody tells of it, unchecked.</summary>
/// <param name="At">When it began.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Subject">Why.</param>
/// <param name="Outcome">How it was handled.</param>
/// <param name="By">Who handled it.</param>
/// <param name="Link">Where more is.</param>
internal sealed record InteractionDraft(string? At, string? Channel, string? Subject, string? Outcome, string? By, string? Link)
{
    /// <summary>Names of the fields, in this order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["at", "channel", "subject", "outcome", "by", "link"];
}
