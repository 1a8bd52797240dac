using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Connectors.Reso.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>Where a read stands; stored as JSON.</summary>
internal sealed record ResoCursor
{
    // A change time as coarse as a minute must have passed as well.
    private static readonly TimeSpan _tick = TimeSpan.FromMinutes(1);

    // Wide enough for a clock that was set back by hand, or shows another zone.
    private static readonly TimeSpan _farAhead = TimeSpan.FromDays(1);

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

    /// <summary>When <see cref="Time"/> was first settled, by the bridge's own clock; only the time passed since then counts.</summary>
    [JsonPropertyName("reached")]
    public DateTimeOffset? ReachedAt { get; init; }

    /// <summary>
    /// True when the overlap has been read again after it had passed: no late row can turn up in it any more, and the
    /// next read starts behind <see cref="Time"/>. A feed that was touched as a whole is thus not read for ever.
    /// </summary>
    [JsonPropertyName("quiet")]
    public bool IsQuiet { get; init; }

    /// <summary>True once the host has shown that it sorts by change time; it is not asked again.</summary>
    [JsonPropertyName("sorted")]
    public bool IsSorted { get; init; }

    /// <summary>What was found out of <see cref="ResoZone.TakesUtc"/>.</summary>
    [JsonPropertyName("utc")]
    public bool? TakesUtc { get; init; }

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

    /// <summary>The cursor of a finished read, with what it says about the overlap.</summary>
    /// <param name="since">Where the read started.</param>
    /// <param name="startedAt">When it started.</param>
    /// <param name="overlap">How long late rows are waited for.</param>
    /// <returns>The cursor.</returns>
    public ResoCursor Settle(ResoCursor since, DateTimeOffset startedAt, TimeSpan overlap)
    {
        if (IsPartial || Time is null)
        {
            return this;
        }

        var reached = !since.IsPartial && since.Time == Time && since.ReachedAt is { } before ? before : startedAt;
        return this with { ReachedAt = reached, IsQuiet = reached + overlap + _tick < startedAt };
    }

    /// <summary>
    /// The same position, or that before the first row where it lies days in the future: what was stored once behind a row with a wrong
    /// date would hide every change until then.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <returns>The position to read from.</returns>
    public ResoCursor Believable(DateTimeOffset now) =>
        Time is { } time && ResoTime.TryParse(time, out var instant) && instant > now + _farAhead
            ? Start with { Sequence = Sequence, Anchors = Anchors }
            : this;

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
