namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Counts pieces of work under way and tells when there is none. Safe for parallel use.</summary>
internal sealed class UnderWay
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _count;

    /// <summary>Ends as soon as nothing is under way; has ended when nothing is.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
            {
                return _idle?.Task ?? Task.CompletedTask;
            }
        }
    }

    /// <summary>A piece of work begins.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _count++;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>A piece of work has ended.</summary>
    public void End()
    {
        lock (_gate)
        {
            _count--;
            if (_count == 0)
            {
                _idle!.SetResult(); // set by the first Begin
                _idle = null;
            }
        }
    }
}
