using Bridge.Sandbox.Zendesk.Satisfaction;
using Bridge.Sandbox.Zendesk.Store;
using Bridge.Sandbox.Zendesk.Tickets.Metrics;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>A stored ticket; <see cref="StoredRecord.Name"/> is its subject.</summary>
/// <remarks>All times are Unix milliseconds of whole seconds, as the account shows no finer ones.</remarks>
internal sealed class StoredTicket : StoredRecord
{
    public long Id => Index + 1L;

    public string Status { get; set; } = "new";

    public string? Priority { get; set; }

    public string? Type { get; set; }

    public string Channel { get; init; } = "api";

    public long RequesterId { get; set; }

    public long SubmitterId { get; set; }

    public long AssigneeId { get; set; }

    public long GroupId { get; set; }

    public long OrganizationId { get; set; }

    /// <summary>Moves with every change, those of the system included; what the exports compare.</summary>
    public long GeneratedAt { get; set; }

    public bool IsPublic { get; set; }

    /// <summary>The ticket this one follows up; 0 where it is none.</summary>
    public long FollowsUp { get; set; }

    public List<long>? FollowUps { get; set; }

    public List<long>? Followers { get; set; }

    public List<long>? EmailCcs { get; set; }

    public List<Audit> Audits { get; } = new(2);

    public TicketMetrics Metrics { get; } = new();

    public StoredRating? Rating { get; set; }

    public long DeletedAt { get; set; }

    public long DeletedBy { get; set; }

    /// <summary>Deleted for good: its texts are gone.</summary>
    public bool Scrubbed { get; set; }

    public IEnumerable<StoredComment> Comments =>
        Audits.SelectMany(audit => audit.Events).Select(happened => happened.Comment).OfType<StoredComment>();

    public string Description => Scrubbed ? "SCRUBBED" : FirstComment?.Body ?? "";

    // A ticket is created with its first comment; only imported ones can be without.
    private StoredComment? FirstComment =>
        Audits is [{ Events: [{ Comment: { } first }, ..] }, ..] ? first : Comments.FirstOrDefault();
}
