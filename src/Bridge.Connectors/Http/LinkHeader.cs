using System.Net.Http.Headers;

namespace Bridge.Connectors.Http;

/// <summary>Reads the header that names the next page. Source: RFC 8288, section 3; the relation may stand in quotes or not, and among others.</summary>
internal static class LinkHeader
{
    private const string Relation = "rel=";

    /// <summary>Finds the next page.</summary>
    /// <param name="headers">Headers of the answer.</param>
    /// <returns>The address as it stands there; null when no next page is named.</returns>
    public static string? Next(HttpResponseHeaders headers)
    {
        var links = headers.TryGetValues("Link", out var values) ? string.Join(',', values) : "";
        foreach (var link in links.Split('<', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = link.IndexOf('>', StringComparison.Ordinal);
            if (end > 0 && link[(end + 1)..].Split([';', ','], StringSplitOptions.TrimEntries).Any(IsNext))
            {
                return link[..end];
            }
        }

        return null;
    }

    private static bool IsNext(string parameter) => parameter.StartsWith(Relation, StringComparison.OrdinalIgnoreCase)
        && parameter[Relation.Length..].Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
}
