using System.Buffers;
using System.Text.RegularExpressions;
using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Reads what stands between the brackets of an address, <c>contacts(mls_memberkey='K1')</c>.</summary>
/// <remarks>Source: Microsoft Learn, "Define alternate keys to reference rows" (characters a value may not hold) and "Use an alternate key to reference a record".</remarks>
internal static partial class KeyReader
{
    private static readonly SearchValues<char> _refused = SearchValues.Create("/<>*%&:\\?+");

    /// <summary>Reads an address.</summary>
    /// <param name="type">Its table.</param>
    /// <param name="text">What stands between the brackets, decoded.</param>
    /// <param name="now">The time: the index of a young key is not ready.</param>
    public static RowAddress Read(EntityType type, string text, DateTimeOffset now)
    {
        if (Guid.TryParse(text, out var id))
        {
            return new RowAddress(id, null, new Dictionary<string, string>());
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = text;
        while (Pair().Match(rest) is { Success: true } pair)
        {
            values[pair.Groups["name"].Value] = pair.Groups["text"].Success ? pair.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal) : pair.Groups["bare"].Value;
            rest = rest[pair.Length..];
        }

        if (rest.Length > 0 || values.Count == 0)
        {
            throw new RowRefusedException(400, "0x80060888", $"Bad Request - Error in query syntax: '{type.SetName}'.");
        }

        if (values.Values.Any(value => value.AsSpan().IndexOfAny(_refused) >= 0))
        {
            throw new RowRefusedException(400, "0x80060888", "A potentially dangerous Request.Path value was detected from the client.");
        }

        var key = type.Keys.Find(one => one.Columns.Order(StringComparer.Ordinal).SequenceEqual(values.Keys.Order(StringComparer.Ordinal)));
        return key is null || key.StatusAt(now) != "Active"
            ? throw new RowRefusedException(400, "0x80060888", $"The key columns do not match with an active alternate key of the entity '{type.Name}'.")
            : new RowAddress(null, key, values);
    }

    [GeneratedRegex(@"^,?\s*(?<name>[A-Za-z0-9_]+)=(?:'(?<text>(?:[^']|'')*)'|(?<bare>[^,']+))")]
    private static partial Regex Pair();
}
