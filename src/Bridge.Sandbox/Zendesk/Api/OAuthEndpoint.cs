using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Access;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary><c>POST /oauth/tokens</c>: client credentials and refresh tokens.</summary>
/// <remarks>Source: Zendesk API reference, OAuth tokens for grant types.</remarks>
internal sealed class OAuthEndpoint(TokenDesk tokens)
{
    public async Task AnswerAsync(ApiCall api)
    {
        if (api.Method != "POST")
        {
            await Reply.NoEndpointAsync(api);
            return;
        }

        var sent = await SentAsync(api);
        if (!tokens.KnowsClient(sent.GetValueOrDefault("client_id"), sent.GetValueOrDefault("client_secret")))
        {
            await RefuseAsync(api, StatusCodes.Status401Unauthorized, "invalid_client",
                "Client authentication failed due to unknown client, no client authentication included, or "
                + "unsupported authentication method.");
            return;
        }

        switch (sent.GetValueOrDefault("grant_type"))
        {
            case "client_credentials":
                await IssueAsync(api, sent, sent.GetValueOrDefault("scope") ?? "read");
                break;
            case "refresh_token" when tokens.Redeem(sent.GetValueOrDefault("refresh_token")) is { } scope:
                await IssueAsync(api, sent, sent.GetValueOrDefault("scope") ?? scope);
                break;
            case "refresh_token":
                await RefuseAsync(api, StatusCodes.Status400BadRequest, "invalid_grant",
                    "The provided authorization grant is invalid, expired, revoked, or was issued to another client.");
                break;
            default:
                await RefuseAsync(api, StatusCodes.Status400BadRequest, "unsupported_grant_type",
                    "The authorization grant type is not supported by the authorization server.");
                break;
        }
    }

    private async Task IssueAsync(ApiCall api, Dictionary<string, string> sent, string scope)
    {
        if (!Life(sent, "expires_in", 300, 172_800, out var life)
            || !Life(sent, "refresh_token_expires_in", 604_800, 7_776_000, out var refreshLife))
        {
            await RefuseAsync(api, StatusCodes.Status400BadRequest, "invalid_request",
                "expires_in or refresh_token_expires_in is out of range.");
            return;
        }

        var issued = tokens.Issue(scope, life, refreshLife);
        api.Call.Applied = true;
        await Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            json.WriteString("access_token"u8, issued.AccessToken);
            json.WriteString("refresh_token"u8, issued.RefreshToken);
            json.WriteString("token_type"u8, "bearer");
            json.WriteString("scope"u8, issued.Scope);
            json.WriteNumber("expires_in"u8, (long)issued.Life.TotalSeconds);
            json.WriteNumber("refresh_token_expires_in"u8, (long)issued.RefreshLife.TotalSeconds);
        });
    }

    private static bool Life(Dictionary<string, string> sent, string name, int above, int below, out TimeSpan? life)
    {
        life = null;
        if (!sent.TryGetValue(name, out var text))
        {
            return true;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds <= above || seconds >= below)
        {
            return false;
        }

        life = TimeSpan.FromSeconds(seconds);
        return true;
    }

    private static async Task<Dictionary<string, string>> SentAsync(ApiCall api)
    {
        if (api.Context.Request.HasFormContentType)
        {
            var form = await api.Context.Request.ReadFormAsync(api.Aborted);
            return form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        }

        return await api.BodyAsync() is { } body
            ? body.EnumerateObject()
                .Where(property => property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .ToDictionary(property => property.Name, property => property.Value.ToString(), StringComparer.Ordinal)
            : [];
    }

    private static Task RefuseAsync(ApiCall api, int status, string error, string description) =>
        Reply.JsonAsync(api, status, json =>
        {
            json.WriteString("error"u8, error);
            json.WriteString("error_description"u8, description);
        });
}
