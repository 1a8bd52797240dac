using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Sinks;

/// <summary>Sets aside the records of a batch that a system would refuse, or worse, take for somebody else, before anything is sent.</summary>
internal static class Admission
{
    /// <summary>Looks through a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="results">Takes the refusals.</param>
    /// <param name="fault">Says why a record is not to be sent; null lets it pass. Asked once for each, in the order of the batch.</param>
    /// <returns>The writes to send.</returns>
    public static IReadOnlyList<Write> Of(IReadOnlyList<Write> batch, List<WriteResult> results, Func<Write, Refusal?> fault)
    {
        var admitted = new List<Write>(batch.Count);
        foreach (var write in batch)
        {
            if (fault(write) is { } refusal)
            {
                results.Add(new WriteResult(write.ExternalId, WriteOutcome.Refused, Refusal: refusal));
            }
            else
            {
                admitted.Add(write);
            }
        }

        return admitted;
    }

    /// <summary>Says that the key of a record cannot be written.</summary>
    /// <param name="reason">Why; null when it can.</param>
    /// <returns>The refusal, or null.</returns>
    public static Refusal? OfKey(string? reason) => reason is null ? null : new Refusal("ExternalId", reason);
}
