using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Where the reading of the ticket export stands; stored as JSON.</summary>
/// <remarks>Zendesk's own cursor stays valid at the end of the stream: the next read goes on from it.</remarks>
internal sealed record ZendeskTicketPlace
{
    /// <summary>Zendesk's cursor after the last page, or null before the first.</summary>
    [JsonPropertyName("after")]
    public string? After { get; init; }

    /// <summary>Seconds since 1970 UTC from which the first page is read; null once there is a cursor.</summary>
    [JsonPropertyName("since")]
    public long? Since { get; init; }

    /// <summary>Reads a stored cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <returns>The place.</returns>
    /// <exception cref="ConnectorException">The text is none of this source's.</exception>
    public static ZendeskTicketPlace Parse(Cursor cursor)
    {
        try
        {
            var place = JsonSerializer.Deserialize(cursor.Value, ZendeskTicketPlaceJson.Default.ZendeskTicketPlace);
            if (place is { After.Length: > 0 } or { Since: > 0 })
            {
                return place;
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
    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, ZendeskTicketPlaceJson.Default.ZendeskTicketPlace));

    private static ConnectorException Unknown(Exception? error) => new(
        FailureKind.Configuration,
        "The place where the last read of tickets stopped is not one of Zendesk's.",
        "Run the route once with --full, which reads all tickets again and loses none.",
        error);
}

/// <summary>JSON of the places.</summary>
[JsonSerializable(typeof(ZendeskTicketPlace))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ZendeskTicketPlaceJson : JsonSerializerContext;
