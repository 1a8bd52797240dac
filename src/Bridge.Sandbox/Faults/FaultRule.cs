namespace Bridge.Sandbox.Faults;

/// <summary>One kind of fault and the share of calls it takes (0 to 1; of <see cref="Times"/> calls all of them).</summary>
internal sealed record FaultRule(FaultKind Kind, double Share)
{
    /// <summary>The status to answer, where the kind answers one.</summary>
    public int Status { get; init; } = 500;

    /// <summary>How late the answer is, for <see cref="FaultKind.Slow"/> and <see cref="FaultKind.SlowAfter"/>.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many calls it takes before it is over; null for a share of all calls.</summary>
    public int? Times { get; init; }

    /// <summary>What the calls it takes end with, as <c>METHOD /path</c>; empty for all calls.</summary>
    public string End { get; init; } = "";
}
