using System.Globalization;

namespace Bridge.Host.Storage;

/// <summary>Hashes as one parameter of a statement, so that a page of them is looked up at once.</summary>
internal static class HashList
{
    /// <summary>Writes the hashes as a JSON array, for SQLite's json_each.</summary>
    /// <param name="hashes">The hashes.</param>
    /// <returns>JSON.</returns>
    public static string Of(IEnumerable<long> hashes) =>
        $"[{string.Join(',', hashes.Select(hash => hash.ToString(CultureInfo.InvariantCulture)))}]";
}
