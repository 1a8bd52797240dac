using System.Net.Http.Headers;

namespace Bridge.Connectors.Http.Limits;

/// <summary>Reads headers that tell of one named limit, such as <c>total=30; remaining=0; resets=60</c>.</summary>
internal static class NamedLimit
{
    /// <summary>Says whether such a header tells that nothing remains.</summary>
    /// <param name="headers">Headers of the answer.</param>
    /// <param name="prefix">How the headers' names begin, without regard to case.</param>
    /// <returns>True when one does; false when there is none or none can be read.</returns>
    public static bool IsUsedUp(HttpResponseHeaders headers, string prefix) => headers
        .Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .SelectMany(header => header.Value)
        .SelectMany(value => value.Split([';', ','], StringSplitOptions.TrimEntries))
        .Any(part => part.Replace(" ", "", StringComparison.Ordinal).Equals("remaining=0", StringComparison.OrdinalIgnoreCase));
}
