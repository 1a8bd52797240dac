using Bridge.Connectors.Sinks;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk.Writing;

/// <summary>Sets aside records whose key Freshdesk would refuse or store as another one.</summary>
internal static class FreshdeskGuard
{
    /// <summary>Looks through a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="results">Takes the refusals.</param>
    /// <returns>The writes to send.</returns>
    public static IReadOnlyList<Write> Admit(IReadOnlyList<Write> batch, List<WriteResult> results)
    {
        var ids = new HashSet<string>(batch.Count, StringComparer.OrdinalIgnoreCase);
        return Admission.Of(batch, results, write => Admission.OfKey(Fault(write.ExternalId, ids)));
    }

    private static string? Fault(string id, HashSet<string> ids) =>
        id.Length is 0 or > FreshdeskKind.MaxKey ? "The external id is empty or longer than the 255 characters that Freshdesk stores."
        : id != id.Trim() || id.Any(char.IsControl) ? "The external id begins or ends with a space, or holds a control character; Freshdesk would store another one."
        : !ids.Add(id) ? "Another record of the same batch has the same external id but for upper and lower case."
        : null;
}
