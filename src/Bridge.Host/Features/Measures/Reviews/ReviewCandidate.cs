namespace Bridge.Host.Features.Measures.Reviews;

/// <summary>A contact of an agent that may be listened to or read, with the signs of how it went. How long it took is no sign: short is not good.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="At">When, milliseconds since 1970 UTC.</param>
/// <param name="Key">What makes it another one: its hash.</param>
/// <param name="Name">How it is found: a ticket's id, or a call's second and queue.</param>
/// <param name="Signs">What speaks for or against it, each with its points.</param>
internal sealed record ReviewCandidate(string Agent, long At, long Key, string Name, IReadOnlyList<(string Sign, int Points)> Signs)
{
    /// <summary>All points together.</summary>
    public int Points => Signs.Sum(sign => sign.Points);
}
