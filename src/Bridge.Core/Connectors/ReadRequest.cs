namespace Bridge.Core.Connectors;

/// <summary>From where a stream is read, and which surprises a person has allowed.</summary>
/// <param name="From">Cursor of the last settled page, or null for a full read.</param>
/// <param name="Accepted">Words of <see cref="Surprises"/> that a person has said yes to for this run.</param>
public sealed record ReadRequest(Cursor? From, IReadOnlySet<string> Accepted)
{
    /// <summary>
    /// Cursor of the last settled page even when everything is read again; null before the first. For a source that must
    /// not go back behind what it gave before, whatever the reason of the full read.
    /// </summary>
    public Cursor? Reached { get; init; } = From;

    /// <summary>A full read with nothing allowed.</summary>
    public static ReadRequest Full { get; } = new(null, new HashSet<string>());

    /// <summary>An incremental read with nothing allowed.</summary>
    /// <param name="cursor">Cursor of the last settled page.</param>
    /// <returns>The request.</returns>
    public static ReadRequest Since(Cursor cursor) => new(cursor, Full.Accepted);
}
