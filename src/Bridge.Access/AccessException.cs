namespace Bridge.Access;

/// <summary>The settings of sign-in cannot be used; the host does not start with them.</summary>
/// <param name="problem">What is wrong, all of it, in an administrator's words.</param>
/// <param name="remedy">What to do about it, starting with a verb.</param>
/// <param name="inner">The system's own error, for the log.</param>
public sealed class AccessException(string problem, string remedy, Exception? inner = null) : Exception($"{problem} {remedy}", inner)
{
    /// <summary>What is wrong.</summary>
    public string Problem { get; } = problem;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
