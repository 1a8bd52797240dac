using System.Collections.Frozen;
using System.Text;
using Bridge.Core.Scrubbing;

namespace Bridge.Host.Storage;

/// <summary>Takes card data out of a record before it is stored.</summary>
internal static class ScrubbedRecord
{
    // Typed keys: a key of 16 digits may pass as a card number, and the record would no longer be found.
    private static readonly FrozenSet<string> _keys = FrozenSet.Create(
        "Origin", "Value", "ExternalId", "MlsId", "OfficeKey", "OfficeMlsId", "MainOfficeKey", "MainOfficeMlsId", "BrokerKey", "BrokerMlsId", "ManagerKey", "IsAssistantTo");

    /// <summary>Scrubs a record.</summary>
    /// <param name="json">The canonical record as JSON, or null.</param>
    /// <returns>The record without card data; the same object when it held none.</returns>
    public static string? Of(string? json)
    {
        if (json is null)
        {
            return null;
        }

        var result = CardScrubber.ScrubUtf8Json(Encoding.UTF8.GetBytes(json), _keys);
        return result.Removed.Count == 0 ? json : Encoding.UTF8.GetString(result.Json.Span);
    }
}
