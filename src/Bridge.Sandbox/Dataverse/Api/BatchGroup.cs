namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>A change set, which is done whole or not at all, or one operation by itself.</summary>
/// <param name="IsChangeSet">True for a change set.</param>
/// <param name="Parts">Its operations.</param>
internal sealed record BatchGroup(bool IsChangeSet, IReadOnlyList<BatchPart> Parts);
