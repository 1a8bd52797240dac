using System.Text.Json;

namespace Bridge.Access.People;

/// <summary>Reads roles out of a token's content; what is no role of the bridge is ignored.</summary>
/// <param name="claim">Name or path of the claim.</param>
/// <param name="map">Value to role; empty: the values are the roles.</param>
internal sealed class RoleMap(string claim, IReadOnlyDictionary<string, string> map)
{
    /// <summary>True when the claim is there at all.</summary>
    /// <param name="content">The token's content.</param>
    /// <returns>See above.</returns>
    public bool IsIn(JsonElement content) => Find(content) is not null;

    /// <summary>Reads the roles.</summary>
    /// <param name="content">The token's content.</param>
    /// <returns>Roles of the closed list, each once.</returns>
    public IReadOnlyList<string> Read(JsonElement content) =>
        [.. Roles.All.Intersect(Values(Find(content)).Select(value => map.Count == 0 ? value : map.GetValueOrDefault(value, "")), StringComparer.Ordinal)];

    // A name may have dots itself (https://example.org/roles), so the whole of it is tried first.
    private JsonElement? Find(JsonElement content)
    {
        if (content.TryGetProperty(claim, out var whole))
        {
            return whole;
        }

        var at = content;
        foreach (var step in claim.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
            {
                return null;
            }
        }

        return at;
    }

    private IEnumerable<string> Values(JsonElement? found) => found switch
    {
        // Only these are lists by definition; taking a group's name apart would make "finance interns" finance.
        { ValueKind: JsonValueKind.String } text when claim is "scope" or "scp" => text.GetString()!.Split(' '),
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!),
        _ => [],
    };
}
