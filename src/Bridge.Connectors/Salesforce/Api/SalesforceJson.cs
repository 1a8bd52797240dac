using System.Text.Json;

namespace Bridge.Connectors.Salesforce.Api;

/// <summary>Reads faults out of Salesforce's JSON.</summary>
internal static class SalesforceJson
{
    /// <summary>Reads faults: the array of an error, or the one of a record, which says <c>statusCode</c> in place of <c>errorCode</c>.</summary>
    /// <param name="element">The array.</param>
    /// <returns>The faults.</returns>
    public static IReadOnlyList<SalesforceFault> Faults(JsonElement element) =>
    [
        .. element.Items().Select(fault => new SalesforceFault(
            fault.TextOf("statusCode") ?? fault.TextOf("errorCode") ?? "",
            fault.TextOf("message") ?? "",
            [.. fault.Of("fields").Items().Select(field => field.ToString())])),
    ];
}
