using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Sandbox.Dataverse.Access;
using Bridge.Sandbox.Dataverse.Store;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>The way of a call: who makes it, whether he has any left, which endpoint answers it.</summary>
internal sealed partial class DataverseApi(DataverseOrg org)
{
    private readonly DataverseResources _resources = new(org);
    private readonly TokenEndpoint _tokens = new(org);

    public async Task AnswerAsync(HttpContext context, SandboxCall call)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var cut = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = cut < 0 ? (target, "") : (target[..cut], target[(cut + 1)..]);
        if (Token().Match(path) is { Success: true } token)
        {
            call.Kind = CallKind.Read;
            call.Route = "/token";
            await SendAsync(context, await _tokens.AnswerAsync(context, token.Groups["tenant"].Value));
        }
        else if (Api().Match(path) is { Success: true } api)
        {
            await AnswerAsync(context, call, api, query);
        }
        else
        {
            await SendAsync(context, ODataReply.Error(RowFaults.NotFound(path).Fault));
        }
    }

    private async Task AnswerAsync(HttpContext context, SandboxCall call, Match api, string query)
    {
        if (org.Tokens.Find(context.Request.Headers.Authorization) is not { } client)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\", error_description=\"The token has expired.\"";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (org.Users.Find(client) is not { } user)
        {
            await SendAsync(context, ODataReply.Error(new RowFault(403, "0x80072560", "The user is not a member of the organization.")));
            return;
        }

        if (org.Protection.Enter(client, out var wait) is { } refusal)
        {
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await SendAsync(context, ODataReply.Error(refusal));
            return;
        }

        var rows = 1;
        try
        {
            var path = api.Groups["rest"].Value;
            call.Route = "/" + (path.StartsWith("EntityDefinitions", StringComparison.Ordinal) ? path : Keys().Replace(path, "({key})"));
            var root = $"{context.Request.Scheme}://{context.Request.Host.Value}/api/data/{api.Groups["version"].Value}/";
            Announce(context, client);
            var groups = path == "$batch" ? await BatchReader.ReadAsync(context.Request.ContentType, context.Request.Body, context.RequestAborted) : null;
            var body = groups is null ? await BodyAsync(context) : default;
            var asked = new ODataCall(context.Request.Method, path, query, name => context.Request.Headers[name].ToString(), body, root, user, call);
            rows = groups?.Sum(group => group.Parts.Count) ?? 1;
            await (groups is null ? SendAsync(context, _resources.Answer(asked)) : SendAsync(context, asked, groups));
        }
        catch (RowRefusedException refused)
        {
            await SendAsync(context, ODataReply.Error(refused.Fault));
        }
        finally
        {
            org.Protection.Leave(client, org.Options.TimePerRow * rows);
        }
    }

    private void Announce(HttpContext context, string client)
    {
        var (calls, seconds) = org.Protection.Left(client);
        context.Response.Headers["x-ms-ratelimit-burst-remaining-xrm-requests"] = calls.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["x-ms-ratelimit-time-remaining-xrm-requests"] = seconds.ToString("N2", CultureInfo.InvariantCulture);
        context.Response.Headers["x-ms-service-request-id"] = Guid.NewGuid().ToString();
        context.Response.Headers["OData-Version"] = "4.0";
    }

    private static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && !context.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return default;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            throw new RowRefusedException(400, "0x80048d19", "Error identified in Payload provided by the user: it is no JSON.");
        }
    }

    private async Task SendAsync(HttpContext context, ODataCall call, IReadOnlyList<BatchGroup> groups)
    {
        var writer = new BatchWriter();
        context.Response.StatusCode = _resources.Answer(call, groups, writer);
        context.Response.ContentType = $"multipart/mixed; boundary={writer.Boundary}";
        await context.Response.BodyWriter.WriteAsync(writer.End(), context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, ODataReply reply)
    {
        context.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (reply.Write is not null)
        {
            context.Response.ContentType = "application/json; odata.metadata=minimal";
            await context.Response.BodyWriter.WriteAsync(reply.Body(), context.RequestAborted);
        }
    }

    [GeneratedRegex("^/(?<tenant>[^/]+)/oauth2/v2.0/token$")]
    private static partial Regex Token();

    [GeneratedRegex(@"^/api/data/(?<version>v9\.[0-2])/(?<rest>.+)$")]
    private static partial Regex Api();

    // Calls are counted by what they ask for; keys and ids are left out.
    [GeneratedRegex(@"\([^)]+\)")]
    private static partial Regex Keys();
}
