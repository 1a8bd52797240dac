using Bridge.Host.Proof.Separation.Canaries;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>Everything that is looked for, ready for use; one set serves several searches.</summary>
/// <param name="Raw">In bytes as they are.</param>
/// <param name="Digits">In the digits alone.</param>
internal sealed record PatternSet(PatternIndex Raw, PatternIndex Digits)
{
    /// <summary>How many patterns there are.</summary>
    public int Count => Raw.Count + Digits.Count;

    /// <summary>All encodings of canaries.</summary>
    /// <param name="canaries">The canaries.</param>
    /// <returns>The set.</returns>
    public static PatternSet Of(IReadOnlyCollection<Canary> canaries) =>
        new(new PatternIndex(CanaryPatterns.Raw(canaries)), new PatternIndex(CanaryPatterns.Digits(canaries)));
}
