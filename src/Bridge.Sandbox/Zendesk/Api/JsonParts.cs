using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>Pieces of JSON many answers need.</summary>
internal static class JsonParts
{
    /// <summary>Writes Unix milliseconds as <c>2023-09-23T00:16:16Z</c>.</summary>
    public static void Time(Utf8JsonWriter json, string name, long time)
    {
        Span<byte> text = stackalloc byte[20];
        // The sortable form has a short way of its own, and an export writes many times.
        DateTime.UnixEpoch.AddMilliseconds(time).TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        text[19] = (byte)'Z';
        json.WriteString(name, text);
    }

    /// <summary>Writes a time; 0 is written as null.</summary>
    public static void TimeOrNull(Utf8JsonWriter json, string name, long time)
    {
        if (time == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            Time(json, name, time);
        }
    }

    /// <summary>Writes a text, a number, a flag or a list of texts.</summary>
    public static void Any(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case string[] texts:
                Texts(json, name, texts);
                break;
            default:
                // Ids are texts in audits.
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public static void Rare(Utf8JsonWriter json, string name, Dictionary<string, object?>? extra)
    {
        object? value = null;
        extra?.TryGetValue(name, out value);
        JsonValue.Write(json, name, value is string or long or bool ? value : null, "O"); // it holds no instants
    }

    public static void Flag(Utf8JsonWriter json, string name, Dictionary<string, object?>? extra)
    {
        object? value = null;
        extra?.TryGetValue(name, out value);
        json.WriteBoolean(name, value is true);
    }

    public static void NumberOrNull(Utf8JsonWriter json, string name, long number)
    {
        if (number == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, number);
        }
    }
}
