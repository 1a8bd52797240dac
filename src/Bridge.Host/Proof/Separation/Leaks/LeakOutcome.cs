namespace Bridge.Host.Proof.Separation.Leaks;

/// <summary>What became of a leak that was made on purpose.</summary>
/// <param name="Path">Family of paths, as docs/separation.md numbers them.</param>
/// <param name="What">What leaked, and where to.</param>
/// <param name="Encoding">The encoding that gave it away; null when it was not found.</param>
internal sealed record LeakOutcome(string Path, string What, string? Encoding);
