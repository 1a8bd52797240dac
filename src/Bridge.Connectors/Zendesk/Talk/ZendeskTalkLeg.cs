using System.Text.Json.Serialization;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>What is kept of an agent's leg of a call.</summary>
/// <remarks>Source: Zendesk Talk API reference, Incremental exports, Call legs. Lengths are whole seconds.</remarks>
internal sealed record ZendeskTalkLeg
{
    /// <summary>Zendesk's id; legs of one call are in its order.</summary>
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    /// <summary>The word for how it ended.</summary>
    [JsonPropertyName("s")]
    public string? Status { get; init; }

    [JsonPropertyName("a")]
    public string? Agent { get; init; }

    [JsonPropertyName("d")]
    public long? Duration { get; init; }

    [JsonPropertyName("tt")]
    public long? Talk { get; init; }

    [JsonPropertyName("h")]
    public long? Hold { get; init; }

    [JsonPropertyName("u")]
    public long? WrapUp { get; init; }

    /// <summary>Seconds spent with the colleague before the caller was handed over.</summary>
    [JsonPropertyName("k")]
    public long? Consultation { get; init; }

    [JsonPropertyName("x")]
    public bool IsFromTransfer { get; init; }

    [JsonPropertyName("y")]
    public bool IsTransferred { get; init; }

    /// <summary>Who it was handed to, where Zendesk names somebody.</summary>
    [JsonPropertyName("z")]
    public string? TransferredTo { get; init; }
}

/// <summary>JSON of what is kept.</summary>
[JsonSerializable(typeof(ZendeskTalkPlace))]
[JsonSerializable(typeof(ZendeskTalkCall))]
[JsonSerializable(typeof(ZendeskTalkLeg))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class ZendeskTalkJson : JsonSerializerContext;
