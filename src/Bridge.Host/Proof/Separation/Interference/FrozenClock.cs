namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>A clock on which it is always the same moment, while waits pass as they do: two runs then differ in nothing that a clock says.</summary>
/// <param name="moment">The moment.</param>
internal sealed class FrozenClock(DateTimeOffset moment) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => moment;
}
