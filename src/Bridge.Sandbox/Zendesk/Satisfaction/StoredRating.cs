namespace Bridge.Sandbox.Zendesk.Satisfaction;

/// <summary>A ticket's request for an opinion and, once it is there, the answer.</summary>
internal sealed class StoredRating
{
    public required int Number { get; init; }

    public required int Ticket { get; init; }

    /// <summary>offered, good or bad.</summary>
    public string Score { get; set; } = "offered";

    /// <summary>1 to 5; 0 where nobody answered. The new kind of survey alone shows it.</summary>
    public int Stars { get; set; }

    public string? Comment { get; set; }

    public required long RequesterId { get; init; }

    public required long AssigneeId { get; init; }

    public required long GroupId { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; set; }

    public long Id => 61_000_000_000_004 + (Number * 20L);

    public bool IsAnswered => Score is "good" or "bad";
}
