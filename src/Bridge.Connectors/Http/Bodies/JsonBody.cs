using System.Text.Json;

namespace Bridge.Connectors.Http.Bodies;

/// <summary>Makes small JSON bodies.</summary>
internal static class JsonBody
{
    /// <summary>Writes one object.</summary>
    /// <param name="write">Writes its properties.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new PooledBytes(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer;
    }
}
