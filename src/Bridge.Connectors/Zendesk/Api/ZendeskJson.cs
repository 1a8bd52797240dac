using System.Text;
using System.Text.Json;

namespace Bridge.Connectors.Zendesk.Api;

/// <summary>Reads the words of Zendesk's errors.</summary>
internal static class ZendeskJson
{
    private const int LongestReason = 500;

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
