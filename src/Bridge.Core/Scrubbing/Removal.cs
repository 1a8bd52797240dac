namespace Bridge.Core.Scrubbing;

/// <summary>A stretch that was taken out of a text.</summary>
/// <param name="Start">First UTF-16 unit in the original text.</param>
/// <param name="End">First UTF-16 unit after it.</param>
/// <param name="Kind">What it was.</param>
public readonly record struct Removal(int Start, int End, RemovalKind Kind);
