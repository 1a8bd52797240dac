namespace Bridge.Core.Scrubbing;

/// <summary>A text without card data.</summary>
/// <param name="Text">The text; the very same object when nothing was removed.</param>
/// <param name="Removed">What was removed, in order, without overlaps; offsets count in the original text.</param>
public readonly record struct ScrubResult(string Text, IReadOnlyList<Removal> Removed);
