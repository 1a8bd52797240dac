using Bridge.Core.Mapping;

namespace Bridge.Core.Connectors;

/// <summary>Capability of a sink: it can say what the target holds now.</summary>
/// <remarks>Used to settle writes of unknown outcome, to show a plan's "before", and to find drift.</remarks>
public interface IReadsBack
{
    /// <summary>Most external ids one call takes.</summary>
    int MaxReadBack { get; }

    /// <summary>Waits until writes that the target accepted earlier, perhaps for a process that died, have taken effect.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when nothing of this account is queued or running.</returns>
    Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken);

    /// <summary>Reads the target's records with the given external ids.</summary>
    /// <param name="externalIds">1 to <see cref="MaxReadBack"/> ids.</param>
    /// <param name="shape">The fields to read.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One entry for each record that exists; missing ones are simply not there.</returns>
    /// <exception cref="ConnectorException">The target could not be read.</exception>
    Task<IReadOnlyList<TargetState>> ReadBackAsync(
        IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken);
}

/// <summary>A record as the target holds it.</summary>
/// <param name="ExternalId">Its external id, in the case the bridge writes it.</param>
/// <param name="TargetId">The target's own id.</param>
/// <param name="Fields">Its values in the asked shape; a field the target does not have is not sent.</param>
public sealed record TargetState(string ExternalId, string TargetId, MappedRecord Fields)
{
    /// <summary>Fields whose value the target's own list has lost since it was written; what is read is the rest of it, such as a number.</summary>
    public IReadOnlyCollection<string> Unlisted { get; init; } = [];
}
