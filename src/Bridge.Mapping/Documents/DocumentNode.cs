namespace Bridge.Mapping.Documents;

/// <summary>A piece of a YAML document with its place; line and column from 1.</summary>
internal abstract record DocumentNode(int Line, int Column);

/// <summary>A single value. A plain (unquoted) <c>true</c>, <c>5</c> or <c>~</c> means a flag, a number or nothing.</summary>
internal sealed record TextNode(int Line, int Column, string Text, bool IsQuoted) : DocumentNode(Line, Column)
{
    public bool IsNothing => !IsQuoted && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record ListNode(int Line, int Column, IReadOnlyList<DocumentNode> Entries) : DocumentNode(Line, Column);

/// <summary>Keys with values, in the order of the document; a key may stand twice.</summary>
internal sealed record MapNode(int Line, int Column, IReadOnlyList<(TextNode Key, DocumentNode Value)> Entries)
    : DocumentNode(Line, Column);
