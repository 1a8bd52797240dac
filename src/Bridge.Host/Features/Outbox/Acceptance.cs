namespace Bridge.Host.Features.Outbox;

/// <summary>What became of a request at the door.</summary>
/// <param name="Request">The request that holds: the new one, or the earlier one of the same key.</param>
/// <param name="IsConflict">True when the key was used for something else; nothing was accepted.</param>
internal sealed record Acceptance(Request Request, bool IsConflict);
