using System.Text;
using System.Text.Json;

namespace Bridge.Connectors.Zendesk;

/// <summary>Reads Zendesk's JSON without trusting its shape.</summary>
internal static class ZendeskJson
{
    private const int LongestReason = 500;

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

    /// <summary>Reads a whole number.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The number, or null when it is absent or of another kind.</returns>
    public static long? LongOf(this JsonElement element, string name) =>
        element.Of(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The items of an array.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The items; none when it is not an array.</returns>
    public static IEnumerable<JsonElement> ItemsOf(this JsonElement element, string name) =>
        element.Of(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Collects the words Zendesk says about an error, from any of the shapes it uses.</summary>
    /// <param name="element">An error body or a failed row of a job.</param>
    /// <returns>One line, at most 500 characters; empty when Zendesk gives no words.</returns>
    public static string Words(JsonElement element)
    {
        var words = new StringBuilder();
        Collect(element.Of("details"), words);
        Collect(element.Of("errors"), words);
        if (words.Length == 0)
        {
            Collect(element.Of("description"), words);
            Collect(element.Of("message"), words);
        }

        if (words.Length == 0)
        {
            Collect(element.Of("error"), words);
        }

        return words.Length > LongestReason ? words.ToString(0, LongestReason) : words.ToString();
    }

    private static void Collect(JsonElement element, StringBuilder words)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                words.Append(words.Length > 0 ? "; " : "").Append(element.GetString()?.ReplaceLineEndings(" "));
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, words);
                }

                break;
            case JsonValueKind.Object when element.TryGetProperty("description", out var description):
                Collect(description, words);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, words);
                }

                break;
        }
    }
}
