namespace Bridge.Sandbox.Zendesk;

/// <summary>How large a help desk to make up, and for whom.</summary>
public sealed record HelpDeskOptions
{
    /// <summary>Tickets, spread over the days; 1,000 by default.</summary>
    public int Tickets { get; init; } = 1000;

    /// <summary>Phone calls, spread over the days; 0 by default.</summary>
    public int Calls { get; init; }

    /// <summary>The days before now that are made up; 30 by default.</summary>
    public int Days { get; init; } = 30;

    /// <summary>Members who ask; 1,000 by default. Their names follow from the seed as those of the stand-in MLS do.
    /// </summary>
    public int Members { get; init; } = 1000;

    /// <summary>What stands before the member's key in external ids; <c>mls</c> by default.</summary>
    public string Origin { get; init; } = "mls";

    /// <summary>Agents, spread over the three levels; 12 by default, at least 3.</summary>
    public int Agents { get; init; } = 12;
}
