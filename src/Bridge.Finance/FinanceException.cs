namespace Bridge.Finance;

/// <summary>The finance side cannot go on; says what happened and what to do, never a value.</summary>
/// <param name="problem">What happened.</param>
/// <param name="remedy">What to do, starting with a verb.</param>
/// <param name="inner">The cause, where it can hold no value of a record.</param>
public sealed class FinanceException(string problem, string remedy, Exception? inner = null) : Exception($"{problem} {remedy}", inner)
{
    /// <summary>What happened.</summary>
    public string Problem { get; } = problem;

    /// <summary>What to do, starting with a verb.</summary>
    public string Remedy { get; } = remedy;
}
