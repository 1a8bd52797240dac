using System.Globalization;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Fields;
using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>A path behind the service root: <c>Member</c>, <c>Member('M1')</c>, <c>Member/replication</c>.</summary>
internal readonly record struct ResourcePath(string Name, string? Key, string? Tail)
{
    public static ResourcePath Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (head, tail) = slash < 0 || path.Contains('(') ? (path.TrimEnd('/'), null) : (path[..slash], path[(slash + 1)..]);
        var open = head.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && head.EndsWith(')')
            ? new ResourcePath(head[..open], head[(open + 1)..^1], null)
            : new ResourcePath(head, null, string.IsNullOrEmpty(tail) ? null : tail);
    }

    /// <summary>The key as a cell; text keys must be quoted, numeric keys must not.</summary>
    public Cell KeyFor(Resource resource)
    {
        var key = Key ?? "";
        var named = resource.Key.Name + "=";
        key = key.StartsWith(named, StringComparison.Ordinal) ? key[named.Length..] : key;
        if (resource.Key.Kind == FieldKind.Number)
        {
            return long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? Cell.OfNumber(number)
                : throw new QueryRefusedException(400, "The key must be a number without quotes.", "Key");
        }

        return key.Length >= 2 && key[0] == '\'' && key[^1] == '\''
            ? Cell.OfText(key[1..^1].Replace("''", "'", StringComparison.Ordinal))
            : throw new QueryRefusedException(400, "The key must be in single quotes.", "Key");
    }
}
