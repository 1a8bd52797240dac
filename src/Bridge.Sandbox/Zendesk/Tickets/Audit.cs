using Bridge.Sandbox.Zendesk.Uploads;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>One update of a ticket: everything that changed at once.</summary>
internal sealed record Audit(long Id, long Time, long AuthorId, string Channel, AuditEvent[] Events)
{
    /// <summary>What the caller added of its own; shown under <c>metadata.custom</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Custom { get; init; } = [];

    public long EventId(int position) => Id + 1 + position;
}

/// <summary>One thing that happened in an update; <see cref="Comment"/> is set for comments alone.</summary>
internal readonly record struct AuditEvent(
    AuditEventKind Kind, string Field, object? Value, object? Previous, StoredComment? Comment = null);

/// <summary>The kinds of events the account writes.</summary>
internal enum AuditEventKind
{
    /// <summary>A property of a new ticket.</summary>
    Create,

    /// <summary>A property that changed.</summary>
    Change,

    /// <summary>A comment.</summary>
    Comment,
}

/// <summary>A comment of a ticket.</summary>
internal sealed class StoredComment
{
    public long Id { get; set; }

    public required long Time { get; init; }

    public required long AuthorId { get; init; }

    public required string Body { get; set; }

    public required bool Public { get; set; }

    public StoredAttachment[] Attachments { get; init; } = [];
}
