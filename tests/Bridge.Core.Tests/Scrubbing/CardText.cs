namespace Bridge.Core.Tests.Scrubbing;

/// <summary>A text with card numbers in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Numbers">The numbers, and how each is written, in order.</param>
internal sealed record CardText(string Text, IReadOnlyList<(string Number, string Shape)> Numbers)
{
    /// <summary>Where the numbers stand.</summary>
    /// <returns>UTF-16 offsets, half-open, in order.</returns>
    public IEnumerable<(int Start, int End)> Places()
    {
        var at = 0;
        foreach (var (_, shape) in Numbers)
        {
            var start = Text.IndexOf(shape, at, StringComparison.Ordinal);
            at = start + shape.Length;
            yield return (start, at);
        }
    }
}
