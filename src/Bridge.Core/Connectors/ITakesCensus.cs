namespace Bridge.Core.Connectors;

/// <summary>Capability of a sink: it can list the people (or organizations) the target already has.</summary>
/// <remarks>
/// The engine asks before it creates anything, so that an address which belongs to somebody else is never adopted silently.
/// </remarks>
public interface ITakesCensus
{
    /// <summary>Name of the field that a target keeps unique beside the external id, for example <c>email</c>.</summary>
    string UniqueField { get; }

    /// <summary>Streams who is there, or who changed since a cursor.</summary>
    /// <param name="from">Cursor of the last settled page, or null for everyone.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>Pages of residents.</returns>
    /// <exception cref="ConnectorException">The list could not be read.</exception>
    IAsyncEnumerable<Page<Resident>> ReadCensusAsync(Cursor? from, CancellationToken cancellationToken);
}

/// <summary>Somebody the target already has.</summary>
/// <param name="TargetId">The target's own id.</param>
/// <param name="ExternalId">External id, or null when nobody set one.</param>
/// <param name="UniqueValue">Value of the census' unique field (normalised: trimmed, lower case), or null.</param>
/// <param name="IsAdoptable">True for an ordinary end user; false for staff and for deleted records.</param>
/// <param name="IsDeleted">True when the target reports the record as deleted.</param>
public sealed record Resident(string TargetId, string? ExternalId, string? UniqueValue, bool IsAdoptable, bool IsDeleted);
