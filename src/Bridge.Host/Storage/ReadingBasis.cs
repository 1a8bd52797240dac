namespace Bridge.Host.Storage;

/// <summary>What a stream was read from and with. Once either is another one, where reading stood counts no more and everything is read again.</summary>
/// <param name="Mapping">Hash of the mapping.</param>
/// <param name="Source">The system that was read; null where an older build did not note it, which counts as the same.</param>
internal sealed record ReadingBasis(long Mapping, string? Source)
{
    /// <summary>Whether a position reached with one basis counts with another one.</summary>
    /// <param name="now">The basis of the run that begins.</param>
    /// <returns>True when it does.</returns>
    public bool CountsFor(ReadingBasis now) => Mapping == now.Mapping && IsSameSource(now);

    /// <summary>Whether it is the same system that is read.</summary>
    /// <param name="now">The basis of the run that begins.</param>
    /// <returns>True when it is, as far as the store knows.</returns>
    public bool IsSameSource(ReadingBasis now) => Source is null || Source == now.Source;
}
