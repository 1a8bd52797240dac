using System.Globalization;
using System.Text.Json;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>Reads attributes of a sent record as leniently as the real account does.</summary>
internal static class Sent
{
    /// <summary>True where the attribute was sent; numbers are taken as text, null as null.</summary>
    public static bool Text(JsonElement sent, string name, out string? text)
    {
        text = null;
        if (!sent.TryGetProperty(name, out var value))
        {
            return false;
        }

        text = Text(value);
        return true;
    }

    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>An id sent as number or text; 0 where there is none, -1 where it cannot be one.</summary>
    public static long Id(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => 0,
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number : -1,
        JsonValueKind.String when value.GetString() is { Length: > 0 } text =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1,
        JsonValueKind.String => 0,
        _ => -1,
    };

    public static bool Flag(JsonElement value) =>
        value.ValueKind == JsonValueKind.True
        || (value.ValueKind == JsonValueKind.String && value.GetString() == "true");

    /// <summary>A list of texts, or a text of words parted by spaces.</summary>
    public static string[] Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(Text).OfType<string>()],
        JsonValueKind.String => value.GetString()?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        _ => [],
    };
}
