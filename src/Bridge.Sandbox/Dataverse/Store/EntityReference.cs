namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>What a lookup holds.</summary>
/// <param name="Entity">Logical name of the other table.</param>
/// <param name="Id">Id of the other row.</param>
internal sealed record EntityReference(string Entity, Guid Id);
