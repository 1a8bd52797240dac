namespace Bridge.Sandbox.Dataverse.Query;

/// <summary>What is left of a list whose earlier pages were given.</summary>
/// <param name="Rows">Ids of the rows.</param>
/// <param name="Deleted">Ids of deleted rows, told on the last page.</param>
/// <param name="Number">Number of the next page.</param>
/// <param name="Token">Token for later changes, told on the last page; null without change tracking.</param>
internal sealed record KeptPage(Guid[] Rows, Guid[] Deleted, int Number, string? Token);
