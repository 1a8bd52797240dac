namespace Bridge.Core.Notices;

/// <summary>A change of a member's ticket that another system is told of. It holds ids and states; what was said stays where it is.</summary>
public sealed record Notice
{
    /// <summary>Id of the notice, the same however often it is sent; 1 to 200 printable ASCII characters without a dot.</summary>
    public required string Id { get; init; }

    /// <summary>What happened, such as <c>ticket.solved</c>.</summary>
    public required string Type { get; init; }

    /// <summary>UTC instant at which the ticket changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>External id of the member.</summary>
    public required string Member { get; init; }

    /// <summary>Id of the ticket in the member API.</summary>
    public required string Ticket { get; init; }

    /// <summary>Where it stands, in the words of the member API.</summary>
    public required string Status { get; init; }

    /// <summary>Who it is with, in the words of the member API.</summary>
    public required string Level { get; init; }

    /// <summary>When it was solved last, UTC, or null.</summary>
    public DateTimeOffset? SolvedAt { get; init; }

    /// <summary>Id of the ticket that it was made part of, or null.</summary>
    public string? MergedInto { get; init; }
}
