using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>The parts of an HTTP request the MLS looks at.</summary>
internal sealed record MlsRequest(string Method, string Origin, string Path, IReadOnlyDictionary<string, string> Options)
{
    public string? Token { get; init; }

    public string? AcceptEncoding { get; init; }

    public string? Prefer { get; init; }

    public string? ODataVersion { get; init; }

    public static MlsRequest From(HttpContext context)
    {
        var request = context.Request;
        var bearer = request.Headers.Authorization.ToString();
        return new MlsRequest(
            request.Method, $"{request.Scheme}://{request.Host.Value}", request.Path.Value ?? "/",
            ReadOptions(request.QueryString.Value))
        {
            Token = bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? bearer["Bearer ".Length..].Trim() : null,
            AcceptEncoding = request.Headers.AcceptEncoding,
            Prefer = request.Headers["Prefer"],
            ODataVersion = request.Headers["OData-Version"],
        };
    }

    /// <summary>A plus sign means a space here, so an offset like +00:00 must be sent as %2B00:00.</summary>
    private static Dictionary<string, string> ReadOptions(string? query)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            options[Decode(name)] = Decode(value);
        }

        return options;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
