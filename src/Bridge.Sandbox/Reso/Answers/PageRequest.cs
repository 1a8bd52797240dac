using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>One page as asked for and as allowed.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="Options">The query options as they came, to be repeated in the next link.</param>
/// <param name="Root">The absolute service root, with a slash at its end.</param>
/// <param name="Path">The path behind the root.</param>
/// <param name="Size">Rows of this page at most.</param>
/// <param name="Left">Rows still allowed over all pages; null where there is no bound.</param>
/// <param name="BySkip">Whether the next link counts rows; otherwise it carries a skip token.</param>
internal sealed record PageRequest(
    ResourceQuery Query, IReadOnlyDictionary<string, string> Options, string Root, string Path, int Size, int? Left,
    bool BySkip)
{
    /// <summary>Whether the next page is named in a Link header; otherwise in the body.</summary>
    public bool LinkHeader { get; init; }
}
