using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Compares what Zendesk holds with what was sent.</summary>
internal static class ZendeskReading
{
    /// <summary>Says whether Zendesk holds what was sent, as far as Zendesk keeps what it is sent.</summary>
    /// <param name="layout">The fields.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="held">What Zendesk holds, in the same shape.</param>
    /// <returns>True when no sent field differs.</returns>
    public static bool Agrees(JsonLayout layout, MappedRecord sent, MappedRecord held)
    {
        foreach (var slot in layout.All)
        {
            var (mine, theirs) = (sent[slot.Position], held[slot.Position]);
            if (mine.IsSent && theirs.IsSent && slot.Key is not "external_id" && !Same(mine, theirs))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(FieldValue mine, FieldValue theirs)
    {
        if (mine.AsList is { } wanted)
        {
            // Zendesk sorts tags, lowers them and adds those of drop-downs.
            return theirs.AsList is { } held && wanted.All(tag => held.Contains(tag, StringComparer.OrdinalIgnoreCase));
        }

        // Zendesk trims, lowers addresses and writes phone numbers its own way; none of that is a difference.
        return mine == theirs || Essence(mine) == Essence(theirs);
    }

    private static string Essence(FieldValue value)
    {
        var text = value.AsFlag == false ? "" : value.ToString();
        return string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
