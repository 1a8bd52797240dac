using System.Text.Json;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>Up to 25 calls in one; a call may name what an earlier one gave (<c>@{account.id}</c>).</summary>
/// <remarks>Source: REST API Developer Guide, "Composite". Not rolled back with <c>allOrNone</c>: the calls after the first fault are halted.</remarks>
internal sealed class CompositeEndpoint(Func<ApiRequest, ApiReply> answer)
{
    private const int Most = 25;

    public ApiReply Answer(ApiRequest request)
    {
        if (request.Body.ValueKind != JsonValueKind.Object || !request.Body.TryGetProperty("compositeRequest", out var parts)
            || parts.ValueKind != JsonValueKind.Array || parts.GetArrayLength() is 0 or > Most)
        {
            return ApiReply.Error(400, "JSON_PARSER_ERROR", "compositeRequest must hold 1 to 25 requests");
        }

        var isAllOrNone = request.Body.TryGetProperty("allOrNone", out var all) && all.ValueKind == JsonValueKind.True;
        var known = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var results = new List<(string Reference, int Status, JsonElement Body)>();
        var isHalted = false;
        foreach (var part in parts.EnumerateArray())
        {
            var reference = part.GetProperty("referenceId").GetString() ?? "";
            var reply = isHalted ? ApiReply.Error(400, "PROCESSING_HALTED", "The transaction was rolled back since another operation in the same transaction failed.") : One(request, part, known);
            var body = Rendered(reply);
            known[reference] = body;
            results.Add((reference, reply.Status, body));
            isHalted |= isAllOrNone && reply.Status >= 400;
        }

        return ApiReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("compositeResponse"u8);
            foreach (var (reference, status, body) in results)
            {
                json.WriteStartObject();
                json.WritePropertyName("body"u8);
                body.WriteTo(json);
                json.WriteStartObject("httpHeaders"u8);
                json.WriteEndObject();
                json.WriteNumber("httpStatusCode"u8, status);
                json.WriteString("referenceId"u8, reference);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private ApiReply One(ApiRequest outer, JsonElement part, Dictionary<string, JsonElement> known)
    {
        var url = Filled(part.GetProperty("url").GetString() ?? "", known);
        var (path, query) = ApiPath.Split(url);
        if (url.Contains("@{", StringComparison.Ordinal))
        {
            return ApiReply.Error(400, "PROCESSING_HALTED", "Invalid reference specified. No value for it found.");
        }

        JsonElement body = default;
        if (part.TryGetProperty("body", out var sent))
        {
            body = JsonSerializer.Deserialize<JsonElement>(Filled(sent.GetRawText(), known));
        }

        return path is not ["services", "data", var version, ..]
            ? ApiReply.NotFound
            : answer(outer with { Method = part.GetProperty("method").GetString() ?? "GET", Version = version, Path = path[3..], Query = query, Body = body });
    }

    private static string Filled(string text, Dictionary<string, JsonElement> known)
    {
        foreach (var (reference, body) in known.Where(pair => pair.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var property in body.EnumerateObject())
            {
                text = text.Replace($"@{{{reference}.{property.Name}}}", property.Value.ToString(), StringComparison.Ordinal);
            }
        }

        return text;
    }

    private static JsonElement Rendered(ApiReply reply)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            (reply.Write ?? (writer => writer.WriteNullValue()))(json);
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.ToArray());
    }
}
