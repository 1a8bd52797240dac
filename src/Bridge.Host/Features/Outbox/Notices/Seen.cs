namespace Bridge.Host.Features.Outbox.Notices;

/// <summary>A ticket as the other system was last told of it.</summary>
/// <param name="Member">External id of its member.</param>
/// <param name="State">What members can see of its state.</param>
internal sealed record Seen(string Member, string State);
