using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bridge.Host.Json;

/// <summary>Writes the JSON results of verbs.</summary>
internal static class JsonText
{
    // Nothing of this ends up in a page, so umlauts and quotes stay readable.
    private static readonly JsonWriterOptions _options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions _line = _options with { Indented = false };

    /// <summary>Renders JSON without reflection, which keeps verbs fast to start.</summary>
    /// <param name="write">Writes one value.</param>
    /// <returns>Indented JSON.</returns>
    public static string Render(Action<Utf8JsonWriter> write) => Render(write, _options);

    /// <summary>Writes the same as bytes, where no text of it is needed.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="write">Writes one value.</param>
    /// <returns>How many bytes were written.</returns>
    public static long WriteTo(IBufferWriter<byte> into, Action<Utf8JsonWriter> write)
    {
        using var writer = new Utf8JsonWriter(into, _options);
        write(writer);
        writer.Flush();
        return writer.BytesCommitted;
    }

    /// <summary>Renders JSON on one line, for streams of objects.</summary>
    /// <param name="write">Writes one value.</param>
    /// <returns>JSON without a line break.</returns>
    public static string RenderLine(Action<Utf8JsonWriter> write) => Render(write, _line);

    /// <summary>Renders an object on one line.</summary>
    /// <param name="write">Writes its properties.</param>
    /// <returns>JSON without a line break.</returns>
    public static string RenderObjectLine(Action<Utf8JsonWriter> write) => RenderLine(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    private static string Render(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
