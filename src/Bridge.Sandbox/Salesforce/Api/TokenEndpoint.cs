using System.Globalization;
using Bridge.Sandbox.Salesforce.Access;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary><c>POST /services/oauth2/token</c>: client credentials and signed assertions.</summary>
/// <remarks>Source: Salesforce Help, "OAuth 2.0 Client Credentials Flow" and "OAuth 2.0 JWT Bearer Flow".</remarks>
internal sealed class TokenEndpoint(SalesforceOrg org)
{
    private const string OrgId = "00D5g000000ORG1EAO";
    private readonly Assertion _assertion = new(org.Options, org.Time);

    public async Task<ApiReply> AnswerAsync(HttpContext context)
    {
        if (context.Request.Method != "POST" || !context.Request.HasFormContentType)
        {
            return Refused("unsupported_grant_type", "grant type not supported");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (user, refusal) = form["grant_type"].ToString() switch
        {
            "client_credentials" => Client(form),
            "urn:ietf:params:oauth:grant-type:jwt-bearer" => Judged(_assertion.Judge(form["assertion"])),
            _ => (null, Refused("unsupported_grant_type", "grant type not supported")),
        };
        return user is null ? refusal ?? Refused("invalid_grant", "authentication failure") : Issued(context, org.Sessions.Open(user));
    }

    public static ApiReply UserInfo(SalesforceOrg org, Session session) => ApiReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("user_id"u8, org.UserId(session.UserName));
        json.WriteString("organization_id"u8, OrgId);
        json.WriteString("preferred_username"u8, session.UserName);
        json.WriteString("user_type"u8, "STANDARD");
        json.WriteBoolean("active"u8, true);
        json.WriteEndObject();
    });

    private static (string? User, ApiReply? Refusal) Judged((string? UserName, string? Refusal) verdict) =>
        (verdict.UserName, verdict.Refusal is { } words ? Refused("invalid_grant", words) : null);

    private (string? User, ApiReply? Refusal) Client(IFormCollection form) => (form["client_id"].ToString(), form["client_secret"].ToString()) switch
    {
        (var id, var secret) when id == org.Options.ClientId && secret == org.Options.ClientSecret => (org.Options.UserName, null),
        (var id, var secret) when id == org.Options.RepresentativeClientId && secret == org.Options.ClientSecret => (org.Options.RepresentativeUserName, null),
        (var id, _) when id == org.Options.ClientId => (null, Refused("invalid_client", "invalid client credentials")),
        _ => (null, Refused("invalid_client_id", "client identifier invalid")),
    };

    private ApiReply Issued(HttpContext context, Session session)
    {
        var address = $"{context.Request.Scheme}://{context.Request.Host.Value}";
        return ApiReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("access_token"u8, session.Token);
            json.WriteString("signature"u8, "c2FuZGJveA==");
            json.WriteString("scope"u8, "api");
            json.WriteString("instance_url"u8, address);
            json.WriteString("id"u8, $"{address}/id/{OrgId}/{org.UserId(session.UserName)}");
            json.WriteString("token_type"u8, "Bearer");
            json.WriteString("issued_at"u8, org.Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        });
    }

    private static ApiReply Refused(string error, string description) => new(400, json =>
    {
        json.WriteStartObject();
        json.WriteString("error"u8, error);
        json.WriteString("error_description"u8, description);
        json.WriteEndObject();
    });
}
