using Bridge.Sandbox.Dataverse.Api;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Dataverse.Access;

/// <summary><c>POST /{tenant}/oauth2/v2.0/token</c>, as the directory answers it: client credentials only.</summary>
/// <remarks>Source: Microsoft Learn, "Microsoft identity platform and the OAuth 2.0 client credentials flow"; error codes AADSTS.</remarks>
internal sealed class TokenEndpoint(DataverseOrg org)
{
    public async Task<ODataReply> AnswerAsync(HttpContext context, string tenant)
    {
        if (context.Request.Method != "POST" || !context.Request.HasFormContentType)
        {
            return Refused(400, "invalid_request", "AADSTS900144: The request body must contain the following parameter: 'grant_type'.");
        }

        var (options, form) = (org.Options, await context.Request.ReadFormAsync(context.RequestAborted));
        var client = form["client_id"].ToString();
        return (tenant, form["grant_type"].ToString(), form["scope"].ToString()) switch
        {
            var (asked, _, _) when asked != options.Tenant => Refused(400, "invalid_request", $"AADSTS90002: Tenant '{tenant}' not found."),
            (_, not "client_credentials", _) => Refused(400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type."),
            var (_, _, scope) when scope != $"{context.Request.Scheme}://{context.Request.Host.Value}/.default" =>
                Refused(400, "invalid_scope", "AADSTS70011: The provided value for the input parameter 'scope' is not valid."),
            _ when client != options.ClientId && client != options.RepresentativeClientId && client != options.StrangerClientId =>
                Refused(400, "unauthorized_client", "AADSTS700016: The application was not found in the directory."),
            _ when form["client_secret"] != options.ClientSecret => Refused(401, "invalid_client", "AADSTS7000215: Invalid client secret provided."),
            _ => Issued(org.Tokens.Issue(client)),
        };
    }

    private ODataReply Issued(string token) => ODataReply.Json(json =>
    {
        json.WriteString("token_type"u8, "Bearer");
        json.WriteNumber("expires_in"u8, (int)org.Options.TokenLife.TotalSeconds);
        json.WriteNumber("ext_expires_in"u8, (int)org.Options.TokenLife.TotalSeconds);
        json.WriteString("access_token"u8, token);
    });

    private static ODataReply Refused(int status, string error, string description) => ODataReply.Json(
        json =>
        {
            json.WriteString("error"u8, error);
            json.WriteString("error_description"u8, description);
        },
        status);
}
