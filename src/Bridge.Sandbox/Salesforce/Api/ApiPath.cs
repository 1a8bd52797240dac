namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>Cuts an address as it was sent, and decodes each part once: a key may hold a slash.</summary>
internal static class ApiPath
{
    public static (string[] Path, Dictionary<string, string> Query) Split(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = (mark < 0 ? target : target[..mark]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var query = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in mark < 0 ? [] : target[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            query[Decoded(pair[0])] = pair.Length > 1 ? Decoded(pair[1]) : "";
        }

        return ([.. path.Select(Uri.UnescapeDataString)], query);
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
