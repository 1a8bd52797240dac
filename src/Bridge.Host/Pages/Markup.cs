namespace Bridge.Host.Pages;

/// <summary>Text that is HTML already.</summary>
/// <param name="Html">The HTML.</param>
internal sealed record Markup(string Html)
{
    /// <summary>No HTML at all.</summary>
    public static Markup None { get; } = new("");

    /// <summary>Puts pieces one after the other.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>All of them.</returns>
    public static Markup Of(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Html)));
}
