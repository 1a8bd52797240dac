using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Api.Records;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>The way of a call: who makes it, is it allowed, which endpoints answer it.</summary>
internal sealed class ZendeskApi
{
    private readonly TokenDesk _tokens;
    private readonly AccountMeter _meter;
    private readonly ResourceEndpoints _endpoints;

    public ZendeskApi(ZendeskAccount account)
    {
        _tokens = new TokenDesk(account.Options, account.Time, email => Person(account, email));
        _meter = new AccountMeter(account.Options, account.Time);
        _endpoints = new ResourceEndpoints(account, _meter);
    }

    public Task AnswerAsync(HttpContext context, SandboxCall call)
    {
        var path = call.Path.EndsWith(".json", StringComparison.Ordinal) ? call.Path[..^5] : call.Path;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var caller = _tokens.Recognise(context.Request.Headers.Authorization);
        if (segments is ["oauth", "tokens"])
        {
            return new OAuthEndpoint(_tokens).AnswerAsync(new ApiCall(context, call, segments, caller));
        }

        if (segments is ["attachments", "token", var id, var secret] && long.TryParse(id, out var file))
        {
            return _endpoints.DownloadAsync(new ApiCall(context, call, segments, caller), file, secret);
        }

        if (segments is not ["api", "v2", _, ..])
        {
            return Reply.NoEndpointAsync(new ApiCall(context, call, segments, caller));
        }

        var api = new ApiCall(context, call, segments[2..], caller);
        return !_meter.TryCall(context.Response, out var wait)
            ? Reply.TooManyAsync(api, TimeSpan.FromSeconds(wait), CallHistory.AccountScope)
            : api.Segments is ["users", "me"] && api.Method == "GET" ? UserEndpoints.MeAsync(api)
            : caller.IsAnonymous ? UnknownAsync(api)
            : MissingScope(api) is { } scope ? NoScopeAsync(api, scope)
            : _endpoints.AnswerAsync(api);
    }

    // With the API token anybody verified can be named.
    private static Caller? Person(ZendeskAccount account, string email)
    {
        lock (account.Gate)
        {
            return account.People.ByEmail(email) is { Deleted: false, Verified: true } user
                ? new Caller(account.Users.IdOf(user), user.Name, email, user.Role, ["read", "write"])
                : null;
        }
    }

    private static string? MissingScope(ApiCall api)
    {
        var resource = api.Segments[0] is "incremental" && api.Segments.Length > 1 ? api.Segments[1] : api.Segments[0];
        return api.Method is "GET" or "HEAD"
            ? api.Caller.MayRead(resource) ? null : "read"
            : api.Caller.MayWrite(resource) ? null : "write";
    }

    private static Task NoScopeAsync(ApiCall api, string scope) => Reply.ErrorAsync(
        api, StatusCodes.Status403Forbidden, "Forbidden", $"You are missing the following required scopes: {scope}");

    private static Task UnknownAsync(ApiCall api) =>
        Reply.JsonAsync(api, StatusCodes.Status401Unauthorized, json =>
        {
            var isBearer = api.Context.Request.Headers.Authorization.ToString()
                .StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
            json.WriteString("error"u8, isBearer ? "invalid_token" : "Couldn't authenticate you");
            if (isBearer)
            {
                json.WriteString("error_description"u8,
                    "The access token provided is expired, revoked, malformed or invalid for other reasons.");
            }
        });
}
