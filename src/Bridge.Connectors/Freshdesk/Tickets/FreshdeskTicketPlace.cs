using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>How far the three lists of tickets have been read: the newest change received of each; stored as JSON.</summary>
internal sealed record FreshdeskTicketPlace
{
    /// <summary>Of the tickets that people work on; seconds since 1970 UTC.</summary>
    [JsonPropertyName("live")]
    public long Live { get; init; }

    /// <summary>Of the tickets in the trash.</summary>
    [JsonPropertyName("deleted")]
    public long Deleted { get; init; }

    /// <summary>Of spam.</summary>
    [JsonPropertyName("spam")]
    public long Spam { get; init; }

    /// <summary>Reads a stored cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <returns>The place.</returns>
    /// <exception cref="ConnectorException">The text is none of this source's.</exception>
    public static FreshdeskTicketPlace Parse(Cursor cursor)
    {
        try
        {
            if (JsonSerializer.Deserialize(cursor.Value, FreshdeskTicketPlaceJson.Default.FreshdeskTicketPlace) is { Live: > 0, Deleted: > 0, Spam: > 0 } place)
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
    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, FreshdeskTicketPlaceJson.Default.FreshdeskTicketPlace));

    private static ConnectorException Unknown(Exception? error) => new(
        FailureKind.Configuration,
        "The place where the last read of tickets stopped is not one of Freshdesk's.",
        "Run the route once with --full, which reads all tickets again and loses none.",
        error);
}

/// <summary>JSON of the places.</summary>
[JsonSerializable(typeof(FreshdeskTicketPlace))]
internal sealed partial class FreshdeskTicketPlaceJson : JsonSerializerContext;
