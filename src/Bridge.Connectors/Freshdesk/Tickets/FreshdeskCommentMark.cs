namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>The mark at the end of a comment by which the bridge finds what it wrote: Freshdesk keeps nothing else with it.</summary>
internal static class FreshdeskCommentMark
{
    private const string Opening = "[bridge:";
    private const string Closing = "]";

    /// <summary>The mark of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The mark.</returns>
    public static string Of(string key) => $"{Opening}{key}{Closing}";

    /// <summary>Tells whether a text ends with the mark of a key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key.</param>
    /// <returns>True when it does.</returns>
    public static bool Holds(string text, string key) => text.TrimEnd().EndsWith(Of(key), StringComparison.Ordinal);

    /// <summary>A text without its mark.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What was said.</returns>
    public static string Without(string text)
    {
        var trimmed = text.TrimEnd();
        var start = trimmed.LastIndexOf(Opening, StringComparison.Ordinal);
        return start >= 0 && trimmed.EndsWith(Closing, StringComparison.Ordinal) && Desk.DeskRules.IsKey(trimmed[(start + Opening.Length)..^Closing.Length])
            ? trimmed[..start].TrimEnd()
            : text;
    }
}
