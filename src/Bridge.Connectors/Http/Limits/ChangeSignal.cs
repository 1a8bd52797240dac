namespace Bridge.Connectors.Http.Limits;

/// <summary>Wakes all who wait for a change. Safe for parallel use.</summary>
/// <remarks>Whoever takes <see cref="Next"/> before looking at the state cannot miss a change of it.</remarks>
internal sealed class ChangeSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends with the next change.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Tells a change.</summary>
    public void Fire() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>Waits for a change, or for a time.</summary>
    /// <param name="change">The change.</param>
    /// <param name="longest">The longest wait; infinite waits for the change alone.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends with the earlier of both.</returns>
    public static async Task WaitAsync(Task change, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        if (longest == Timeout.InfiniteTimeSpan)
        {
            await change.WaitAsync(cancellationToken);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(longest, time, stop.Token);
        await Task.WhenAny(pause, change);
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
