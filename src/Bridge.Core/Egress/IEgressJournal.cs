namespace Bridge.Core.Egress;

/// <summary>Where it is written down what leaves toward a system, before it leaves.</summary>
public interface IEgressJournal
{
    /// <summary>Writes down a call that is about to be sent; when this fails, nothing is sent.</summary>
    /// <param name="entry">The call, without any value.</param>
    /// <param name="cancellationToken">Gives up; then nothing is sent.</param>
    /// <returns>A task that ends when the entry is written.</returns>
    Task SendingAsync(EgressEntry entry, CancellationToken cancellationToken);

    /// <summary>Writes down a call that the gate did not let through.</summary>
    /// <param name="entry">The call, without any value.</param>
    /// <param name="reason">Why, without any value.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the entry is written.</returns>
    Task RefusedAsync(EgressEntry entry, string reason, CancellationToken cancellationToken);

    /// <summary>Writes down that card data was removed from a record before it was sent.</summary>
    /// <param name="externalId">The record.</param>
    /// <param name="field">Field of the target.</param>
    /// <param name="kind">What was removed.</param>
    /// <param name="cancellationToken">Gives up; then nothing is sent.</param>
    /// <returns>A task that ends when the entry is written.</returns>
    Task RemovedAsync(string externalId, string field, Scrubbing.RemovalKind kind, CancellationToken cancellationToken);
}

/// <summary>One call toward a system, without any value.</summary>
/// <param name="Connection">Name of the connection.</param>
/// <param name="Call">Method and path; ids in it are replaced.</param>
/// <param name="Names">Names of the properties it carries, in order.</param>
/// <param name="Bytes">Length of its body.</param>
public sealed record EgressEntry(string Connection, string Call, IReadOnlyList<string> Names, int Bytes);
