using Bridge.Core.Connectors;

namespace Bridge.Core.Listings;

/// <summary>Looks listings up while somebody waits. Safe for parallel calls; keeps nothing.</summary>
public interface IFindsListings
{
    /// <summary>Finds listings by their number.</summary>
    /// <param name="number">Number or key, compared as the MLS does.</param>
    /// <param name="limit">Most to give.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The listings; empty when there is none.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/>.</exception>
    Task<IReadOnlyList<Listing>> FindByNumberAsync(string number, int limit, CancellationToken cancellationToken);

    /// <summary>Finds listings by a part of their address.</summary>
    /// <param name="part">The part, compared without case.</param>
    /// <param name="limit">Most to give.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The listings that changed last; empty when there is none.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/>.</exception>
    Task<IReadOnlyList<Listing>> FindByAddressAsync(string part, int limit, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: its system knows listings.</summary>
public interface IOpensListings
{
    /// <summary>Opens the look-up of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The look-up.</returns>
    IFindsListings OpenListings(ConnectionContext connection);
}
