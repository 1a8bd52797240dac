using System.Text.Json.Serialization;
using Bridge.Core.Listings;

namespace Bridge.Host.Features.Referrals;

/// <summary>What a look-up gave.</summary>
/// <param name="Listings">The listings, with whoever listed them; at most ten.</param>
/// <param name="Problem">Why nothing was looked up, or null.</param>
/// <param name="IsFault">True when the question itself cannot be asked.</param>
internal sealed record ReferralAnswer(IReadOnlyList<Listing> Listings, string? Problem, [property: JsonIgnore] bool IsFault);

/// <summary>JSON of the answers.</summary>
[JsonSerializable(typeof(ReferralAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ReferralJson : JsonSerializerContext;
