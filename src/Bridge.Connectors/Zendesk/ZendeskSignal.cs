namespace Bridge.Connectors.Zendesk;

/// <summary>Something that happens again and again, to be waited for. Safe for parallel use.</summary>
internal sealed class ZendeskSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends when it happens next.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>It happens.</summary>
    public void Fire() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
