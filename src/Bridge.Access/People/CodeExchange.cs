using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.Access.Requests;
using Bridge.Access.Settings;

namespace Bridge.Access.People;

/// <summary>Gives the provider a code and gets the tokens.</summary>
/// <remarks>Source: RFC 6749, sections 2.3.1 and 4.1.3; RFC 7636, section 4.5; OpenID Connect Core 1.0, section 9.</remarks>
/// <param name="directory">Tells the endpoint.</param>
/// <param name="people">The client's id and secret.</param>
internal sealed class CodeExchange(ProviderDirectory directory, PeopleSettings people)
{
    /// <summary>Exchanges a code.</summary>
    /// <param name="http">The way to the provider.</param>
    /// <param name="code">The code.</param>
    /// <param name="verifier">Proves that the code was asked for here.</param>
    /// <param name="callback">Where the code was sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="AccessRefusedException">The provider does not accept the code.</exception>
    /// <exception cref="HttpRequestException">The provider cannot be reached.</exception>
    public async Task<JsonDocument> ExchangeAsync(HttpClient http, string code, string verifier, string callback, CancellationToken cancellationToken)
    {
        var endpoint = (await directory.GetConfigurationAsync(cancellationToken)).TokenEndpoint;
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = callback, ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        Prove(request, form);
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new AccessRefusedException(RefusalReason.Code);
        }

        return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    private void Prove(HttpRequestMessage request, Dictionary<string, string> form)
    {
        if (people.ClientSecret is { } secret && people.Proof == ClientProof.Basic)
        {
            // Both halves are form-encoded before they are put together, so that a colon in one cannot shift the border.
            var pair = $"{FormEncode(people.ClientId)}:{FormEncode(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
            return;
        }

        form["client_id"] = people.ClientId;
        if (people.ClientSecret is { } posted)
        {
            form["client_secret"] = posted;
        }
    }

    private static string FormEncode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
