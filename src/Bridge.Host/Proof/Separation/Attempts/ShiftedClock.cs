namespace Bridge.Host.Proof.Separation.Attempts;

/// <summary>A clock that is ahead of another one.</summary>
/// <param name="time">The other.</param>
/// <param name="ahead">By how much.</param>
internal sealed class ShiftedClock(TimeProvider time, TimeSpan ahead) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + ahead;
}
