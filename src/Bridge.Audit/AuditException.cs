namespace Bridge.Audit;

/// <summary>The audit file cannot be used; whoever needs an entry in it must not go on.</summary>
/// <param name="problem">What happened, in an administrator's words.</param>
/// <param name="remedy">What to do about it, starting with a verb.</param>
/// <param name="inner">The system's own error, for the log.</param>
public sealed class AuditException(string problem, string remedy, Exception? inner = null) : Exception($"{problem} {remedy}", inner)
{
    /// <summary>What happened.</summary>
    public string Problem { get; } = problem;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>True when another process has the file open.</summary>
    public bool IsInUse { get; init; }
}
