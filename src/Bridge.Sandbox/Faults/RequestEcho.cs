using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Faults;

/// <summary>The error body of a system that repeats what it was sent, as many do in their words about a refused record.</summary>
internal static class RequestEcho
{
    public static async Task<string> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        var headers = string.Join("; ", request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        var words = JsonEncodedText.Encode($"{request.Method} {request.Path}{request.QueryString} ({headers}): {await reader.ReadToEndAsync(cancellationToken)}");
        return $$$"""{"error":"RecordInvalid","description":"Record validation errors: {{{words}}}","details":{"base":[{"description":"{{{words}}}"}]}}""";
    }
}
