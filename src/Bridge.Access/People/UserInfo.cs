using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Access.Requests;

namespace Bridge.Access.People;

/// <summary>Asks the provider about a person when the id_token does not name roles.</summary>
/// <remarks>Source: OpenID Connect Core 1.0, section 5.3.2 (sub must be that of the id_token).</remarks>
/// <param name="directory">Tells the endpoint.</param>
internal sealed class UserInfo(ProviderDirectory directory)
{
    /// <summary>Asks.</summary>
    /// <param name="http">The way to the provider.</param>
    /// <param name="accessToken">Allows the question.</param>
    /// <param name="subject">Whom the id_token is about.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The claims, or null when the provider has no such endpoint or does not answer in JSON.</returns>
    /// <exception cref="AccessRefusedException">The answer is about somebody else.</exception>
    /// <exception cref="HttpRequestException">The provider cannot be reached.</exception>
    public async Task<JsonElement?> ReadAsync(HttpClient http, string accessToken, string subject, CancellationToken cancellationToken)
    {
        if ((await directory.GetConfigurationAsync(cancellationToken)).UserInfoEndpoint is not { Length: > 0 } endpoint)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return null;
        }

        using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        var isSame = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("sub", out var sub)
            && sub.ValueKind == JsonValueKind.String && sub.GetString() == subject;
        return isSame ? json.RootElement.Clone() : throw new AccessRefusedException(RefusalReason.Subject);
    }
}
