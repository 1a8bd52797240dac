using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Where the reading of calls and legs stands, seconds since 1970 UTC; stored as JSON.</summary>
/// <param name="Calls">From where calls are read on.</param>
/// <param name="Legs">From where legs are read on.</param>
internal sealed record ZendeskTalkPlace(
    [property: JsonPropertyName("calls")] long Calls, [property: JsonPropertyName("legs")] long Legs)
{
    /// <summary>Reads a stored cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <returns>The place.</returns>
    /// <exception cref="ConnectorException">The text is none of this source's.</exception>
    public static ZendeskTalkPlace Parse(Cursor cursor)
    {
        try
        {
            if (JsonSerializer.Deserialize(cursor.Value, ZendeskTalkJson.Default.ZendeskTalkPlace) is { Calls: > 0, Legs: > 0 } place)
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
    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, ZendeskTalkJson.Default.ZendeskTalkPlace));

    private static ConnectorException Unknown(Exception? error) => new(
        FailureKind.Configuration,
        "The place where the last read of calls stopped is not one of Zendesk Talk's.",
        "Run the route once with --full, which reads all calls again and counts none twice.",
        error);
}
