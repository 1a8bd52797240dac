namespace Bridge.Sandbox.Faults;

/// <summary>Which share of the calls a sandbox spoils, and how.</summary>
public sealed class FaultPlan
{
    /// <summary>No faults at all.</summary>
    public static FaultPlan None { get; } = new([], null, 0, 0);

    internal FaultPlan(IReadOnlyList<FaultRule> rules, CallLimit? limit, double refuseShare, double lockShare)
    {
        Rules = rules;
        Limit = limit;
        RefuseShare = refuseShare;
        LockShare = lockShare;
    }

    internal IReadOnlyList<FaultRule> Rules { get; }

    internal CallLimit? Limit { get; }

    /// <summary>The share of records inside accepted jobs that is refused (0 to 1).</summary>
    internal double RefuseShare { get; }

    /// <summary>The share of records inside accepted calls whose row somebody else holds for a moment (0 to 1).</summary>
    internal double LockShare { get; }

    /// <summary>Reads a plan such as <c>500:5%,reset-after:1%,limit:10/10s</c>; blank text is no faults.</summary>
    /// <exception cref="FormatException">A word is not known or its value cannot be read; the message names both the
    /// word and what is allowed.</exception>
    public static FaultPlan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new FaultPlanParser();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            parser.Add(word);
        }

        return parser.Plan();
    }
}
