namespace Bridge.Sandbox.Zendesk.Events;

/// <summary>Something that happened to a user. Times are Unix milliseconds.</summary>
internal sealed record StoredEvent(string Id, long UserId, string Source, string Type, string? Description, long CreatedAt, long ReceivedAt, string Properties);
