namespace Bridge.Bench.Floor;

/// <summary>One page the floor reads.</summary>
/// <param name="BodiesDue">How many bodies may have been posted once this page was read.</param>
/// <param name="Path">Path and query, as the bridge asked for it.</param>
internal sealed record FloorPage(int BodiesDue, string Path);
