namespace Bridge.Connectors.Http;

/// <summary>Cuts a long list of literals into several, each short enough to stand in an address.</summary>
internal static class LiteralLists
{
    private const int EncodedComma = 3;

    /// <summary>Joins literals with commas.</summary>
    /// <param name="literals">The literals, as the system's query language writes them.</param>
    /// <param name="longest">Most characters of one list once it is percent-encoded.</param>
    /// <returns>The lists; one literal that is longer by itself stands alone.</returns>
    public static IEnumerable<string> Of(IEnumerable<string> literals, int longest)
    {
        var list = new List<string>();
        var length = 0;
        foreach (var literal in literals)
        {
            var encoded = Uri.EscapeDataString(literal).Length + EncodedComma;
            if (length + encoded > longest && list.Count > 0)
            {
                yield return string.Join(',', list);
                (list, length) = ([], 0);
            }

            list.Add(literal);
            length += encoded;
        }

        if (list.Count > 0)
        {
            yield return string.Join(',', list);
        }
    }
}
