using Bridge.Core.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bridge.Finance.Documents;

/// <summary>
/// Walks through a document before it is loaded: one document of plain lists and groups, so that a small file can neither grow in
/// memory nor nest without end, which would end the process.
/// </summary>
internal static class DocumentGuard
{
    private const int MaxDepth = 16;

    /// <summary>Checks a document.</summary>
    /// <param name="events">The document as the parser tells it.</param>
    /// <param name="faults">Where faults go; the walk ends at the first.</param>
    /// <returns>True when it may be loaded.</returns>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static bool Check(Parser events, DocumentFaults faults)
    {
        var (depth, documents) = (0, 0);
        while (events.MoveNext())
        {
            var now = events.Current!; // MoveNext said so
            depth += now.NestingIncrease;
            documents += now is DocumentStart ? 1 : 0;
            if (Judge(now, depth, documents) is { } fault)
            {
                faults.Add(now.Start, fault);
                return false;
            }
        }

        return true;
    }

    // The stream and the document are two levels of their own.
    private static string? Judge(ParsingEvent now, int depth, int documents) => now switch
    {
        DocumentStart when documents > 1 => DocumentSyntax.Several,
        AnchorAlias => DocumentSyntax.Alias,
        NodeEvent { Anchor.IsEmpty: false } => DocumentSyntax.Anchor,
        NodeEvent { Tag.IsEmpty: false } => DocumentSyntax.Tag,
        Scalar { IsKey: true, Value: "<<" } => DocumentSyntax.Merge,
        _ when depth > MaxDepth + 2 => $"The file is nested more than {MaxDepth} levels deep.",
        _ => null,
    };
}
