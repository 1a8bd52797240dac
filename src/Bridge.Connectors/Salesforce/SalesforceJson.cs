using System.Text.Json;

namespace Bridge.Connectors.Salesforce;

/// <summary>Reads Salesforce's JSON without trusting its shape.</summary>
internal static class SalesforceJson
{
    /// <summary>Reads a text.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The text, or null when it is absent, empty or of another kind.</returns>
    public static string? TextOf(this JsonElement element, string name) =>
        element.Of(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a whole number.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The number, or 0 when it is absent or of another kind.</returns>
    public static int NumberOf(this JsonElement element, string name) =>
        element.Of(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : 0;

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
