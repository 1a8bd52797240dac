namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>A clock on which it is always the same moment, while waits pass as they do. For finance and the stand-ins.</summary>
/// <param name="moment">The moment.</param>
internal sealed class FrozenClock(DateTimeOffset moment) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => moment;
}

/// <summary>A clock that begins at the same moment in every run and goes on as real ones do: the bridge waits by comparing instants.</summary>
/// <param name="moment">The moment.</param>
internal sealed class StartedClock(DateTimeOffset moment) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => moment + System.GetElapsedTime(_started);
}
