namespace Bridge.Storage;

/// <summary>The store cannot be used; says what happened and what to do. Nothing is lost by it.</summary>
/// <param name="problem">What happened, naming the file.</param>
/// <param name="remedy">What to do, starting with a verb.</param>
/// <param name="inner">The library's own error, kept for the log.</param>
public sealed class StoreException(string problem, string remedy, Exception? inner = null)
    : Exception($"{problem} {remedy}", inner)
{
    /// <summary>What happened.</summary>
    public string Problem { get; } = problem;

    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>True when another process does what was to be done: nothing is wrong with the store.</summary>
    public bool IsTaken { get; init; }
}
