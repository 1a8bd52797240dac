using System.Buffers;
using Bridge.Connectors.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Sets aside records that Zendesk would refuse, or worse, take for somebody else.</summary>
/// <param name="kind">Kind of the records.</param>
internal sealed class ZendeskGuard(ZendeskKind kind)
{
    private static readonly SearchValues<char> _control = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code)]);

    /// <summary>Looks through a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="results">Takes the refusals.</param>
    /// <returns>The writes to send.</returns>
    public IReadOnlyList<Write> Admit(IReadOnlyList<Write> batch, List<WriteResult> results)
    {
        var ids = new HashSet<string>(batch.Count, StringComparer.OrdinalIgnoreCase);
        var uniques = new HashSet<string>(batch.Count, StringComparer.OrdinalIgnoreCase);
        return Admission.Of(batch, results, write => Fault(write, ids, uniques));
    }

    private Refusal? Fault(Write write, HashSet<string> ids, HashSet<string> uniques)
    {
        if (write.ExternalId.Length is 0 or > ZendeskKind.MaxExternalId)
        {
            return new("ExternalId", "The external id is empty or longer than the 255 characters that Zendesk stores.");
        }

        if (write.ExternalId.AsSpan().ContainsAny(_control))
        {
            return new("ExternalId", "The external id holds a control character, which cannot be asked for.");
        }

        if (!ids.Add(write.ExternalId))
        {
            return new("ExternalId", "Another record has the same external id but for upper and lower case.");
        }

        // Zendesk would give the person it just created to the second record as well.
        var unique = write.Fields.Find(kind.UniqueField).AsText?.Trim();
        return unique is null || uniques.Add(unique) || !write.IsNew
            ? null
            : new("DuplicateValue", $"Another record of the same batch has the same {kind.UniqueField}.");
    }
}
