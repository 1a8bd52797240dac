using System.Globalization;
using System.Text.Json;

namespace Bridge.Connectors.Json;

/// <summary>Reads the JSON of other systems without trusting its shape.</summary>
internal static class JsonReading
{
    /// <summary>Finds a property of an object.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The property, or an undefined element.</returns>
    public static JsonElement Of(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Reads a text or a number as text.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The text, or null when it is absent, empty or of another kind.</returns>
    public static string? TextOf(this JsonElement element, string name)
    {
        var value = element.Of(name);
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Reads a flag.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>True when it is <c>true</c>.</returns>
    public static bool FlagOf(this JsonElement element, string name) => element.Of(name).ValueKind == JsonValueKind.True;

    /// <summary>Reads a whole number, in quotation marks too: what carries JSON on may write numbers of 64 bits as texts, since many a reader would round them.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The number, or null when it is absent or of another kind.</returns>
    public static long? LongOf(this JsonElement element, string name) => element.Of(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        { ValueKind: JsonValueKind.String } value when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Reads a whole number where none means nothing.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The number, or 0 when it is absent or of another kind.</returns>
    public static int NumberOf(this JsonElement element, string name) =>
        element.LongOf(name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : 0;

    /// <summary>The items of an array.</summary>
    /// <param name="element">Any element.</param>
    /// <returns>The items; none when it is not an array.</returns>
    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The items of an array that a property holds.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The items; none when it is not an array.</returns>
    public static IEnumerable<JsonElement> ItemsOf(this JsonElement element, string name) => element.Of(name).Items();
}
