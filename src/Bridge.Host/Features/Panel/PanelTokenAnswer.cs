using System.Text.Json.Serialization;

namespace Bridge.Host.Features.Panel;

/// <summary>What a page hands to its panel.</summary>
/// <param name="Token">The panel's token; it speaks for this member alone.</param>
/// <param name="ExpiresAt">Until when it counts, UTC.</param>
internal sealed record PanelTokenAnswer(
    string Token,
    DateTimeOffset ExpiresAt);

/// <summary>What a panel shows around the tickets.</summary>
/// <param name="Topics">Words that a ticket may name as its topic.</param>
internal sealed record PanelFrameAnswer(
    IReadOnlyList<string> Topics);

/// <summary>JSON of the panel.</summary>
[JsonSerializable(typeof(PanelTokenAnswer))]
[JsonSerializable(typeof(PanelFrameAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class PanelJson : JsonSerializerContext;
