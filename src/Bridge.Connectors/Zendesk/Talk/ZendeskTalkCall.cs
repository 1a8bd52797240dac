using System.Text.Json.Serialization;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>What is kept of a row of calls, with the names of people and groups put in. Numbers of phones are not among it.</summary>
/// <remarks>Source: Zendesk Talk API reference, Incremental exports, Calls. Lengths are whole seconds.</remarks>
internal sealed record ZendeskTalkCall
{
    /// <summary>When the call came in, seconds since 1970 UTC.</summary>
    [JsonPropertyName("c")]
    public required long CreatedAt { get; init; }

    /// <summary>The word for how it ended.</summary>
    [JsonPropertyName("s")]
    public required string Status { get; init; }

    [JsonPropertyName("o")]
    public bool IsOutbound { get; init; }

    [JsonPropertyName("a")]
    public string? Agent { get; init; }

    [JsonPropertyName("g")]
    public string? Group { get; init; }

    [JsonPropertyName("m")]
    public string? MemberId { get; init; }

    [JsonPropertyName("t")]
    public long? Ticket { get; init; }

    [JsonPropertyName("d")]
    public long? Duration { get; init; }

    [JsonPropertyName("w")]
    public long? Wait { get; init; }

    [JsonPropertyName("ta")]
    public long? TimeToAnswer { get; init; }

    [JsonPropertyName("i")]
    public long? Ivr { get; init; }

    [JsonPropertyName("tt")]
    public long? Talk { get; init; }

    [JsonPropertyName("h")]
    public long? Hold { get; init; }

    [JsonPropertyName("u")]
    public long? WrapUp { get; init; }

    [JsonPropertyName("v")]
    public bool IsVoicemail { get; init; }

    [JsonPropertyName("f")]
    public bool IsOverflowed { get; init; }

    [JsonPropertyName("b")]
    public bool IsCallback { get; init; }
}
