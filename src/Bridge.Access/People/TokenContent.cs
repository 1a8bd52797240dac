using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bridge.Access.People;

/// <summary>The content of a token that was checked, as JSON.</summary>
internal static class TokenContent
{
    /// <summary>Reads it.</summary>
    /// <param name="token">A checked token.</param>
    /// <returns>A JSON object.</returns>
    public static JsonElement Of(JsonWebToken token)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(token.EncodedPayload));
        return json.RootElement.Clone();
    }
}
