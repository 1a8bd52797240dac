using System.Threading.Channels;

namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>Sends deliveries in their order, except where a mischief, a delay or a retry has it otherwise.</summary>
internal sealed class WebhookPump : IAsyncDisposable
{
    private readonly Channel<Invocation> _queue = Channel.CreateUnbounded<Invocation>();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly WebhookSender _sender;
    private readonly Task _loop;
    private Invocation? _held;
    private TaskCompletionSource? _idle;
    private int _open;

    public WebhookPump(ZendeskSandboxOptions options, TimeProvider time)
    {
        _sender = new WebhookSender(options, time);
        _loop = Task.Run(RunAsync);
    }

    public void Send(Invocation invocation)
    {
        lock (_gate)
        {
            _open++;
        }

        _queue.Writer.TryWrite(invocation);
    }

    /// <summary>Sends what is held back and waits until nothing is on its way any more.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Invocation? held;
        lock (_gate)
        {
            (held, _held) = (_held, null);
        }

        if (held is not null)
        {
            await FinishAsync(held);
        }

        Task idle;
        lock (_gate)
        {
            idle = _open == 0 ? Task.CompletedTask : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            idle = _held is not null ? Task.CompletedTask : idle;
        }

        await idle.WaitAsync(cancellationToken);
        lock (_gate)
        {
            held = _held;
        }

        if (held is not null)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>One attempt right now, past the queue.</summary>
    public Task<Attempt> TryOnceAsync(Invocation invocation, CancellationToken cancellationToken) =>
        _sender.AttemptAsync(invocation, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _sender.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        await foreach (var invocation in _queue.Reader.ReadAllAsync(_stop.Token))
        {
            if (invocation.Mischief.Drop)
            {
                Close(invocation);
                continue;
            }

            lock (_gate)
            {
                if (invocation.Mischief.Reorder && _held is null)
                {
                    // It goes out behind the next one.
                    _held = invocation;
                    Signal();
                    continue;
                }
            }

            if (invocation.Mischief.Delay > TimeSpan.Zero)
            {
                _ = FinishAsync(invocation);
                continue;
            }

            await FinishAsync(invocation);
            Invocation? held;
            lock (_gate)
            {
                (held, _held) = (_held, null);
            }

            if (held is not null)
            {
                await FinishAsync(held);
            }
        }
    }

    private async Task FinishAsync(Invocation invocation)
    {
        await _sender.DeliverAsync(invocation, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Close(invocation);
    }

    private void Close(Invocation invocation)
    {
        invocation.IsDone = true;
        lock (_gate)
        {
            _open--;
            Signal();
        }
    }

    private void Signal()
    {
        if (_open == 0 || (_open == 1 && _held is not null))
        {
            _idle?.TrySetResult();
            _idle = null;
        }
    }
}
