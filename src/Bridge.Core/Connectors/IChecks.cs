namespace Bridge.Core.Connectors;

/// <summary>Capability of a connector: it can prove that a connection works and may do what it must.</summary>
public interface IChecks
{
    /// <summary>Tries the connection without changing anything.</summary>
    /// <param name="cancellationToken">Abandons the check.</param>
    /// <returns>One finding for each thing that was looked at; failures are findings, not exceptions.</returns>
    Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>One thing a check looked at.</summary>
/// <param name="Subject">What was looked at, for example <c>sign-in</c> or <c>bulk import</c>.</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="Detail">What was found and, unless all is well, what to do.</param>
public sealed record CheckFinding(string Subject, CheckVerdict Verdict, string Detail)
{
    /// <summary>True when only tickets need it: without a route of tickets or interactions, members' requests or surveys on the connection it means nothing.</summary>
    public bool IsForDesk { get; init; }
}

/// <summary>How a checked thing stands.</summary>
public enum CheckVerdict
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It works, but slower or with less than it could.</summary>
    Warning,

    /// <summary>A sync would fail.</summary>
    Failed,
}
