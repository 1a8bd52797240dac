using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Sinks;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Sets aside records that Dataverse would refuse for their key.</summary>
internal static class DataverseGuard
{
    /// <summary>Looks through a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="results">Takes the refusals.</param>
    /// <returns>The writes to send.</returns>
    public static IReadOnlyList<Write> Admit(IReadOnlyList<Write> batch, List<WriteResult> results) =>
        Admission.Of(batch, results, write => Admission.OfKey(Fault(write.ExternalId)));

    private static string? Fault(string id) => id.Length == 0 || DataverseKey.Encode(id).Length > DataverseKey.Longest
        ? $"The external id is empty, or longer than the {DataverseKey.Longest} characters of an alternate key once it is spelled for Dataverse."
        : null;
}
