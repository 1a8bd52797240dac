using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>The way of a call: who makes it, is one left, which endpoint answers it.</summary>
internal sealed class SalesforceApi(SalesforceOrg org)
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SalesforceResources _resources = new(org);
    private readonly TokenEndpoint _tokens = new(org);

    public async Task AnswerAsync(HttpContext context, SandboxCall call)
    {
        var (path, query) = ApiPath.Split(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        if (path is ["services", "oauth2", "token"])
        {
            call.Kind = CallKind.Read;
            await SendAsync(context, await _tokens.AnswerAsync(context));
            return;
        }

        call.Route = Route(path);
        await SendAsync(context, await AnswerAsync(context, call, path, query));
    }

    private async Task<ApiReply> AnswerAsync(HttpContext context, SandboxCall call, string[] path, Dictionary<string, string> query)
    {
        if (path is ["services", "data"])
        {
            return VersionsEndpoint.Answer();
        }

        if (org.Sessions.Find(context.Request.Headers.Authorization) is not { } session)
        {
            return ApiReply.Error(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }

        if (path is ["services", "oauth2", "userinfo"] or ["id", _, _])
        {
            return TokenEndpoint.UserInfo(org, session);
        }

        if (path is not ["services", "data", var version, ..])
        {
            return ApiReply.NotFound;
        }

        if (VersionsEndpoint.Refusal(version) is { } refusal)
        {
            return refusal;
        }

        if (!org.Calls.TryTake())
        {
            return ApiReply.Error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }

        context.Response.Headers["Sforce-Limit-Info"] = string.Create(CultureInfo.InvariantCulture, $"api-usage={org.Calls.Used}/{org.Calls.Most}");
        var text = context.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true ? await TextAsync(context) : null;
        var (body, fault) = text is null ? await BodyAsync(context) : (default, null);
        return fault ?? _resources.Answer(new ApiRequest(context.Request.Method, version, path[3..], query, body, org.UserId(session.UserName), call)
        {
            AllowsDuplicates = context.Request.Headers["Sforce-Duplicate-Rule-Header"].ToString().Contains("allowSave=true", StringComparison.OrdinalIgnoreCase),
            AssignsCases = !context.Request.Headers["Sforce-Auto-Assign"].ToString().Equals("FALSE", StringComparison.OrdinalIgnoreCase),
            Text = text,
            BatchSize = BatchSize(context.Request.Headers["Sforce-Query-Options"].ToString()),
        });
    }

    private static int? BatchSize(string header) =>
        header.Split('=') is [var name, var text] && name.Trim().Equals("batchSize", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    private static async Task<string> TextAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private static async Task<(JsonElement Body, ApiReply? Fault)> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && !context.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return (default, null);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return (document.RootElement.Clone(), null);
        }
        catch (JsonException)
        {
            return (default, ApiReply.Error(400, "JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has no entity body or it is no JSON."));
        }
    }

    private static async Task SendAsync(HttpContext context, ApiReply reply)
    {
        context.Response.StatusCode = reply.Status;
        if (reply.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        if (reply.Csv is { } csv)
        {
            context.Response.ContentType = "text/csv; charset=UTF-8";
            await context.Response.WriteAsync(csv, context.RequestAborted);
            return;
        }

        if (reply.Write is not { } write)
        {
            return;
        }

        context.Response.ContentType = "application/json;charset=UTF-8";
        Write(context, write);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void Write(HttpContext context, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(context.Response.BodyWriter, _plain);
        write(json);
    }

    // Calls are counted by what they ask for; keys and ids are left out, even those that look like a word.
    private static string Route(string[] path) => "/" + string.Join('/', path switch
    {
        ["services", "data", _, "sobjects", var type, var key, _] => ["sobjects", type, key, "{key}"],
        ["services", "data", _, "sobjects", var type, "describe" or "updated" or "deleted"] => ["sobjects", type, path[^1]],
        ["services", "data", _, "sobjects", var type, _] => ["sobjects", type, "{id}"],
        ["services", "data", _, "query" or "queryAll", _] => [path[3], "{locator}"],
        ["services", "data", _, "jobs", var kind, _, .. var rest] => ["jobs", kind, "{id}", .. rest],
        ["services", "data", _, .. var rest] => rest,
        _ => path,
    });
}
