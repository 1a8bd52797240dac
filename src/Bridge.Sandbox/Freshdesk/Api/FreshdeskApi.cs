using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>The way of a call: is one left, who makes it, which endpoint answers it.</summary>
internal sealed class FreshdeskApi(FreshdeskAccount account)
{
    private readonly FreshdeskResources _resources = new(account);

    public async Task AnswerAsync(HttpContext context, SandboxCall call)
    {
        string[] path = [.. call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var isIncluding = query.ContainsKey("include");
        var isFree = account.Limits.TryPass(EndpointLimits.Of(call.Method, path), isIncluding ? 2 : 1, out var wait);
        Announce(context.Response.Headers, isIncluding ? 2 : 1);
        if (!isFree)
        {
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await SendAsync(context, new ApiReply(429, new JsonObject { ["message"] = "You have exceeded the limit of requests per hour" }));
            return;
        }

        await SendAsync(context, await AnswerAsync(context, call, path, query));
    }

    private async Task<ApiReply> AnswerAsync(HttpContext context, SandboxCall call, string[] path, Dictionary<string, string> query)
    {
        var key = KeyOf(context.Request.Headers.Authorization.ToString());
        if (key != account.Options.ApiKey && key != account.Options.AgentKey)
        {
            return ApiReply.Error(401, "invalid_credentials", "You have to be logged in to perform this action.");
        }

        if (path is not ["api", "v2", _, ..])
        {
            return ApiReply.NotFound;
        }

        if (key == account.Options.AgentKey && path[2] is not ("tickets" or "search" or "agents"))
        {
            return ApiReply.Error(403, "access_denied", "You are not authorized to perform this action.");
        }

        JsonObject body = [];
        if (call.Method is "POST" or "PUT" && context.Request.ContentLength is not 0 && context.Request.ContentType is not null)
        {
            if (!context.Request.HasJsonContentType())
            {
                return ApiReply.Error(415, "invalid_content_type", "Content-Type header is set to an unsupported type. It should be application/json");
            }

            try
            {
                body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? [];
            }
            catch (JsonException)
            {
                return ApiReply.Error(400, "invalid_json", "Request body has invalid json format");
            }
        }

        var asked = new ApiCall(call.Method, path[2..], query, body, $"{context.Request.Scheme}://{context.Request.Host}", call);
        lock (account.Gate)
        {
            return _resources.Answer(asked);
        }
    }

    private void Announce(IHeaderDictionary headers, int credits)
    {
        if (account.Limits.Total > 0)
        {
            headers["X-RateLimit-Total"] = account.Limits.Total.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = account.Limits.Remaining.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Used-CurrentRequest"] = credits.ToString(CultureInfo.InvariantCulture);
        }
    }

    // The key stands where a user name would; what follows the colon is not looked at.
    private static string? KeyOf(string header)
    {
        var buffer = new byte[header.Length];
        return header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(header[6..], buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length).Split(':')[0]
            : null;
    }

    private static async Task SendAsync(HttpContext context, ApiReply reply)
    {
        context.Response.StatusCode = reply.Status;
        if (reply.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        if (reply.Link is { } link)
        {
            context.Response.Headers.Link = link;
        }

        if (reply.Body is { } body)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            Write(context, body);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        else if (reply.Status == StatusCodes.Status404NotFound)
        {
            // An empty page, as the edge sends it.
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = 0;
        }
    }

    private static void Write(HttpContext context, JsonNode body)
    {
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        body.WriteTo(json);
    }
}
