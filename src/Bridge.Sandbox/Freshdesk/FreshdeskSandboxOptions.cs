namespace Bridge.Sandbox.Freshdesk;

/// <summary>How the stand-in of a Freshdesk account behaves.</summary>
public sealed record FreshdeskSandboxOptions
{
    /// <summary>API key of an administrator; default <c>sandbox-key</c>.</summary>
    public string ApiKey { get; init; } = "sandbox-key";

    /// <summary>API key of an agent who may not see contacts or settings; default <c>sandbox-agent-key</c>.</summary>
    public string AgentKey { get; init; } = "sandbox-agent-key";

    /// <summary>Plan whose limits hold; default none.</summary>
    public FreshdeskPlan Plan { get; init; } = FreshdeskPlan.Unlimited;

    /// <summary>Whether contact, company and ticket fields can be made over the API, which a real account may refuse; default true.</summary>
    public bool MakesFields { get; init; } = true;

    /// <summary>How long the search does not know of a change; default zero, a real account takes minutes.</summary>
    public TimeSpan SearchLag { get; init; } = TimeSpan.Zero;

    /// <summary>How long a bulk job takes; default 30 ms.</summary>
    public TimeSpan JobDelay { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>Tickets that are there from the start, asked by members of the stand-in MLS; default none.</summary>
    public int Tickets { get; init; }

    /// <summary>Members who ask those tickets, at least 1; default 1,000. Their external ids are <c>mls:KEY</c>.</summary>
    public int Members { get; init; } = 1000;

    /// <summary>Days before now over which those tickets are spread, at least 1; default 30.</summary>
    public int Days { get; init; } = 30;
}
