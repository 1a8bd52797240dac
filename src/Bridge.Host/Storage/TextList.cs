using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Bridge.Host.Storage;

/// <summary>Texts as one parameter of a statement, so that a page of them is looked up at once.</summary>
internal static class TextList
{
    /// <summary>Writes the texts as a JSON array, for SQLite's json_each.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>JSON.</returns>
    public static string Of(IEnumerable<string> texts)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(bytes);
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
