using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk.Access;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>One call of the API as the endpoints see it.</summary>
internal sealed class ApiCall(HttpContext context, SandboxCall call, string[] segments, Caller caller)
{
    public HttpContext Context => context;

    public SandboxCall Call => call;

    public Caller Caller => caller;

    /// <summary>The path below <c>/api/v2/</c>, without <c>.json</c>.</summary>
    public string[] Segments => segments;

    public string Method => context.Request.Method;

    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>Scheme, host and port as the caller wrote them: clients follow links only there.</summary>
    public string BaseUrl { get; } = $"{context.Request.Scheme}://{context.Request.Host.Value}";

    public string? Query(string name) => context.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    public int Number(string name, int otherwise) =>
        int.TryParse(Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public long SegmentId(int position) =>
        long.TryParse(segments[position], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    /// <summary>Reads the body; null where it is no JSON object.</summary>
    public async Task<JsonElement?> BodyAsync()
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, Aborted);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
