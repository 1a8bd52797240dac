using Bridge.Connectors.Dataverse.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Sets aside records that Dataverse would refuse for their key.</summary>
internal static class DataverseGuard
{
    /// <summary>Looks through a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="results">Takes the refusals.</param>
    /// <returns>The writes to send.</returns>
    public static IReadOnlyList<Write> Admit(IReadOnlyList<Write> batch, List<WriteResult> results)
    {
        var admitted = new List<Write>(batch.Count);
        foreach (var write in batch)
        {
            if (write.ExternalId.Length == 0 || DataverseKey.Encode(write.ExternalId).Length > DataverseKey.Longest)
            {
                results.Add(new WriteResult(write.ExternalId, WriteOutcome.Refused, Refusal: new Refusal(
                    "ExternalId", $"The external id is empty, or longer than the {DataverseKey.Longest} characters of an alternate key once it is spelled for Dataverse.")));
            }
            else
            {
                admitted.Add(write);
            }
        }

        return admitted;
    }
}
