using Bridge.Core.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bridge.Host.Settings;

/// <summary>
/// Walks through a file before it is loaded: takes one document of plain lists and groups, so that a small file can neither grow
/// in memory nor nest without end, and every value stands where it is used.
/// </summary>
internal static class YamlGuard
{
    /// <summary>Longest file in bytes.</summary>
    public const int MaxLength = 1_048_576;

    private const int MaxDepth = 16;
    private const int MaxText = 4096;
    private const int MaxNodes = 5_000;

    /// <summary>Checks a text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="faults">Where faults go; the walk ends at the first.</param>
    /// <returns>True when the text may be loaded.</returns>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public static bool Check(string text, FaultList faults)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            return Walk(new Parser(scanner), faults);
        }
        catch (InvalidOperationException)
        {
            // How YamlDotNet gives up where a bracket is not closed; its error has no place.
            faults.Add(scanner.CurrentPosition, DocumentSyntax.NotEnded);
            return false;
        }
    }

    private static bool Walk(Parser events, FaultList faults)
    {
        var (depth, nodes, documents) = (0, 0, 0);
        while (events.MoveNext())
        {
            var now = events.Current!; // MoveNext said so
            depth += now.NestingIncrease;
            documents += now is DocumentStart ? 1 : 0;
            nodes += now is NodeEvent ? 1 : 0;
            if (Judge(now, depth, nodes, documents) is { } fault)
            {
                faults.Add(now.Start, fault);
                return false;
            }
        }

        return true;
    }

    // The stream and the document are two levels of their own.
    private static string? Judge(ParsingEvent now, int depth, int nodes, int documents) => now switch
    {
        DocumentStart when documents > 1 => DocumentSyntax.Several,
        AnchorAlias => DocumentSyntax.Alias,
        NodeEvent { Anchor.IsEmpty: false } => DocumentSyntax.Anchor,
        NodeEvent { Tag.IsEmpty: false } => DocumentSyntax.Tag,
        Scalar { IsKey: true, Value: "<<" } => DocumentSyntax.Merge,
        Scalar { Value.Length: > MaxText } => $"A text here has at most {MaxText} characters.",
        _ when depth > MaxDepth + 2 => $"The file is nested more than {MaxDepth} levels deep.",
        _ when nodes > MaxNodes => $"The file has more than {MaxNodes} keys and values.",
        _ => null,
    };
}
