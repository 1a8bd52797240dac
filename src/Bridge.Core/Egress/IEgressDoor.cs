using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Core.Egress;

/// <summary>The door through which records leave toward a system that takes no calls, such as a file.</summary>
/// <remarks>The same closed list of names and the same look for card data as for calls. Safe for parallel use.</remarks>
public interface IEgressDoor
{
    /// <summary>Looks at a record exactly as it would leave.</summary>
    /// <param name="call">What is done with it, without any value, for example <c>write Members</c>.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up; then nothing may leave.</param>
    /// <returns>Why this record may not leave; null when it may.</returns>
    /// <exception cref="Connectors.ConnectorException">A field is on no list: nothing of the batch may leave.</exception>
    ValueTask<Refusal?> LookAsync(string call, MappedRecord fields, CancellationToken cancellationToken);

    /// <summary>Writes down what is about to leave; when this fails, nothing may leave.</summary>
    /// <param name="call">What is done, without any value.</param>
    /// <param name="names">Names of the fields that leave.</param>
    /// <param name="bytes">Length of what leaves.</param>
    /// <param name="cancellationToken">Gives up; then nothing may leave.</param>
    /// <returns>A task that ends when it is written down.</returns>
    Task AnnounceAsync(string call, IReadOnlyList<string> names, long bytes, CancellationToken cancellationToken);
}
