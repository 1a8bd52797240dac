using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Reso;

/// <summary>Where a read stands; stored as JSON.</summary>
internal sealed record ResoCursor
{
    /// <summary>Start of a feed of which nothing was read.</summary>
    public static ResoCursor Start { get; } = new();

    /// <summary>Greatest change time received, as the host wrote it; null before the first row.</summary>
    [JsonPropertyName("time")]
    public string? Time { get; init; }

    /// <summary>Key of the row with that change time.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    /// <summary>True in the middle of a pass: reading goes on right behind the position, without overlap.</summary>
    [JsonPropertyName("partial")]
    public bool IsPartial { get; init; }

    /// <summary>Greatest sequence of the resource EntityEvent that is settled; null when events are not used.</summary>
    [JsonPropertyName("sequence")]
    public long? Sequence { get; init; }

    /// <summary>Some of the newest rows received; tells a feed that fell back from one whose newest row was deleted.</summary>
    [JsonPropertyName("anchors")]
    public IReadOnlyList<string>? Anchors { get; init; }

    /// <summary>Reads a stored cursor.</summary>
    /// <param name="cursor">The cursor, or null.</param>
    /// <returns>The position; the start for null.</returns>
    /// <exception cref="ConnectorException">The text is none of this connector's.</exception>
    public static ResoCursor Parse(Cursor? cursor)
    {
        if (cursor is not { } stored)
        {
            return Start;
        }

        try
        {
            var parsed = JsonSerializer.Deserialize(stored.Value, ResoCursorJson.Default.ResoCursor);
            if (parsed is not null && (parsed.Time is null || ResoTime.TryParse(parsed.Time, out _)))
            {
                return parsed;
            }
        }
        catch (JsonException error)
        {
            throw Unknown(error);
        }

        throw Unknown(null);
    }

    /// <summary>The form that is stored.</summary>
    /// <returns>The cursor.</returns>
    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, ResoCursorJson.Default.ResoCursor));

    private static ConnectorException Unknown(Exception? inner) => new(
        FailureKind.Configuration, "The stored position of this feed cannot be read.", "Start a full sync of the route.", inner);
}

/// <summary>Reads and writes cursors without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ResoCursor))]
internal sealed partial class ResoCursorJson : JsonSerializerContext;
