using Bridge.Core.Model;

namespace Bridge.Core.Connectors;

/// <summary>Writes records of one kind into a system, many at a time.</summary>
/// <remarks>
/// Safe for parallel calls. Delivery is at least once, hence every sink is idempotent: writing a batch twice leaves the
/// target as writing it once. A sink never retries and never matches a person by e-mail alone. What it reports as written is there with every
/// field that was sent, and none was made of a part (<see cref="Write.IsWhole"/>): where the target would take a field that it lacks and leave it out without a word, the sink looks for the fields first.
/// </remarks>
/// <typeparam name="T">Record kind of the stream; keeps sinks of different kinds apart.</typeparam>
public interface ISink<in T>
    where T : IRecord
{
    /// <summary>Most records one call takes, at least 1; the engine fills batches up to it.</summary>
    int MaxBatch { get; }

    /// <summary>Most calls worth having in flight, at least 1; the rate budget may allow fewer.</summary>
    int MaxParallel { get; }

    /// <summary>Names of fields that every write carries, changed or not, because the target refuses a record without them; default none.</summary>
    IReadOnlyList<string> AlwaysSent => [];

    /// <summary>Creates or changes the records of a batch, each found by its external id.</summary>
    /// <param name="batch">1 to <see cref="MaxBatch"/> writes, no external id twice.</param>
    /// <param name="cancellationToken">Abandons the call; every record of it is then of unknown outcome.</param>
    /// <returns>Exactly one result for each write, in any order.</returns>
    /// <exception cref="ConnectorException">
    /// The whole batch failed and nothing is known of its records: the engine treats all of them as
    /// <see cref="WriteOutcome.Unknown"/> and acts on <see cref="ConnectorException.Kind"/>. A field that the target lacks is such a failure
    /// (<see cref="FailureKind.Configuration"/>, naming it), never a refusal of each record.
    /// </exception>
    Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken);
}
