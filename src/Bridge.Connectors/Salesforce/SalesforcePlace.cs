using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce;

/// <summary>Where the reading of cases or of tasks stands; stored as JSON.</summary>
internal sealed record SalesforcePlace
{
    /// <summary>Greatest change time that was received, as <see cref="SalesforceTime.Literal"/> writes it.</summary>
    [JsonPropertyName("at")]
    public required string At { get; init; }

    /// <summary>Id of the last record of that time; null before the first.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Up to when deletions are known, by the org's clock; null before they were asked for.</summary>
    [JsonPropertyName("deleted")]
    public string? Deleted { get; init; }

    /// <summary>The greatest change time.</summary>
    [JsonIgnore]
    public DateTimeOffset Time => SalesforceTime.Parse(At) ?? default;

    /// <summary>Reads a stored cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <returns>The place.</returns>
    /// <exception cref="ConnectorException">The text is none of this source's.</exception>
    public static SalesforcePlace Parse(Cursor cursor)
    {
        try
        {
            if (JsonSerializer.Deserialize(cursor.Value, SalesforcePlaceJson.Default.SalesforcePlace) is { } place && SalesforceTime.Parse(place.At) is not null)
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
    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, SalesforcePlaceJson.Default.SalesforcePlace));

    private static ConnectorException Unknown(Exception? error) => new(
        FailureKind.Configuration,
        "The place where the last read stopped is not one of Salesforce's.",
        "Run the route once with --full, which reads all again and loses nothing.",
        error);
}

/// <summary>JSON of the places.</summary>
[JsonSerializable(typeof(SalesforcePlace))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SalesforcePlaceJson : JsonSerializerContext;
