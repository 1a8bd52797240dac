using Bridge.Connectors.Salesforce.Schema;
using Bridge.Connectors.Sinks;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Writing;

/// <summary>Sets aside records that Salesforce would refuse for their key, or worse, take for somebody else.</summary>
/// <param name="key">The key field.</param>
internal sealed class SalesforceGuard(SalesforceField key)
{
    /// <summary>Looks through a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="results">Takes the refusals.</param>
    /// <returns>The writes to send.</returns>
    public IReadOnlyList<Write> Admit(IReadOnlyList<Write> batch, List<WriteResult> results)
    {
        var ids = new HashSet<string>(batch.Count, key.IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        return Admission.Of(batch, results, write => Admission.OfKey(Fault(write.ExternalId, ids)));
    }

    private string? Fault(string id, HashSet<string> ids) =>
        id.Length == 0 || id.Length > key.Length ? $"The external id is empty or longer than the {key.Length} characters of {SalesforceKind.KeyField}."
        : id != id.Trim() || id.Any(char.IsControl) ? "The external id begins or ends with a space, or holds a control character; Salesforce would store another one."
        : !ids.Add(id) ? $"Another record has the same external id but for upper and lower case, and {SalesforceKind.KeyField} does not tell them apart. Make the field case-sensitive."
        : null;
}
