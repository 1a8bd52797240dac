using System.Globalization;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>The versions of the API, and which of them live.</summary>
/// <remarks>Source: REST API Developer Guide, "Versions", "Resources by Version" and "API End-of-Life Policy".</remarks>
internal static class VersionsEndpoint
{
    private const int Oldest = 31;
    private const int Newest = 67;
    private static readonly string[] _resources = ["composite", "jobs", "limits", "query", "queryAll", "sobjects", "tooling"];

    public static ApiReply Answer() => ApiReply.Json(json =>
    {
        json.WriteStartArray();
        for (var version = Oldest; version <= Newest; version++)
        {
            json.WriteStartObject();
            json.WriteString("label"u8, $"Release {version}");
            json.WriteString("url"u8, $"/services/data/v{version}.0");
            json.WriteString("version"u8, $"{version}.0");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Names the resources of a version.</summary>
    public static ApiReply Resources(string version) => ApiReply.Json(json =>
    {
        json.WriteStartObject();
        foreach (var resource in _resources)
        {
            json.WriteString(resource, $"/services/data/{version}/{resource}");
        }

        json.WriteEndObject();
    });

    /// <summary>Tells why a version cannot be used; null when it can.</summary>
    public static ApiReply? Refusal(string version) =>
        version.Length < 4 || version[0] != 'v' || !version.EndsWith(".0", StringComparison.Ordinal)
            || !int.TryParse(version[1..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Newest ? ApiReply.NotFound
        : number < Oldest ? ApiReply.Error(410, "UNSUPPORTED_API_VERSION", "The requested API version has been retired")
        : null;
}
