namespace Bridge.Connectors.Telephony;

/// <summary>
/// What is spread over the files of one queue log: calls whose beginning, middle or end is in another piece. With it a log that is read in
/// pieces, in any order, gives the same visits as the whole. Holds keys of callers, never numbers.
/// </summary>
public sealed class QueueLogCarry
{
    /// <summary>Most calls kept; the oldest are forgotten.</summary>
    public const int MostCalls = 5_000;

    /// <summary>Most restarts kept.</summary>
    public const int MostRestarts = 5_000;

    /// <summary>Events of such calls by call id, each as a line of the log.</summary>
    public Dictionary<string, List<string>> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>When Asterisk was started, seconds since 1970 UTC.</summary>
    public SortedSet<long> Restarts { get; } = [];
}
