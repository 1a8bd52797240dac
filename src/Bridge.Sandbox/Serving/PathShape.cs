using System.Text;

namespace Bridge.Sandbox.Serving;

/// <summary>Turns a path into the shape under which calls are counted together.</summary>
internal static class PathShape
{
    /// <summary>Replaces segments that hold an id by {id} and OData keys by ({id}).</summary>
    public static string Of(string path)
    {
        var shape = new StringBuilder(path.Length);
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = segment.IndexOf('(', StringComparison.Ordinal);
            shape.Append('/').Append(
                key > 0 ? string.Concat(segment.AsSpan(0, key), "({id})")
                : IsId(segment) ? "{id}"
                : segment.EndsWith(".json", StringComparison.Ordinal) ? segment[..^5]
                : segment);
        }

        return shape.Length == 0 ? "/" : shape.ToString();
    }

    // A version such as v2 holds a digit too, but no id is that short.
    private static bool IsId(string segment) =>
        char.IsAsciiDigit(segment[0]) || (segment.Length > 8 && segment.Any(char.IsAsciiDigit));
}
