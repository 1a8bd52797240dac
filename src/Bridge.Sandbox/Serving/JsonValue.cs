using System.Globalization;
using System.Text.Json;

namespace Bridge.Sandbox.Serving;

/// <summary>Writes a stored value as the property of an answer.</summary>
internal static class JsonValue
{
    /// <summary>Writes one.</summary>
    /// <param name="json">Stands in an object.</param>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Text, number, flag, day or instant; anything else by its text.</param>
    /// <param name="instants">How the system writes instants, as a format of .NET.</param>
    public static void Write(Utf8JsonWriter json, string name, object? value, string instants)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case decimal number:
                json.WriteNumber(name, number);
                break;
            case DateTimeOffset at:
                json.WriteString(name, at.UtcDateTime.ToString(instants, CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(name, value.ToString());
                break;
        }
    }
}
