namespace Bridge.Bench.Floor;

/// <summary>One call that the floor sends again.</summary>
/// <param name="Line">Method, path and query.</param>
/// <param name="Headers">Headers to send, <c>Name: value</c>.</param>
/// <param name="Body">Its body.</param>
internal sealed record ReplayCall(string Line, IReadOnlyList<string> Headers, string Body)
{
    private const string Gap = "\n\n";

    /// <summary>The call as a file holds it.</summary>
    /// <returns>The text.</returns>
    public string ToText() => string.Join('\n', [Line, .. Headers]) + Gap + Body;

    /// <summary>Reads a call.</summary>
    /// <param name="text">What a file holds.</param>
    /// <returns>The call.</returns>
    public static ReplayCall Parse(string text)
    {
        var end = text.IndexOf(Gap, StringComparison.Ordinal);
        var head = text[..end].Split('\n');
        return new ReplayCall(head[0], head[1..], text[(end + Gap.Length)..]);
    }
}
