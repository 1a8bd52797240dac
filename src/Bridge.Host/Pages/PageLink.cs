namespace Bridge.Host.Pages;

/// <summary>A page that the pages' heads lead to; features register theirs.</summary>
/// <param name="Order">Place in the row.</param>
/// <param name="Path">Path below the bridge's address.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Policy">What a reader must be allowed.</param>
internal sealed record PageLink(int Order, string Path, string Name, string Policy);
