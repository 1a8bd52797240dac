using System.Threading.Channels;

namespace Bridge.Host.Storage;

/// <summary>Wakes the one loop that works a store off when something came in. Many arrivals before it looks are one sign.</summary>
internal sealed class Arrivals
{
    private readonly Channel<bool> _signs = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something came in. Safe for parallel calls.</summary>
    public void Tell() => _signs.Writer.TryWrite(true);

    /// <summary>Waits until something comes in, one of the tasks ends, or it is time to look anyway.</summary>
    /// <param name="tasks">Tasks of the loop that are under way; may be empty.</param>
    /// <param name="atMost">Longest wait: what another process wrote comes without a sign.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <returns>A task that ends then.</returns>
    /// <exception cref="OperationCanceledException">The loop is to end.</exception>
    public async Task NextAsync(IEnumerable<Task> tasks, TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny([.. tasks, _signs.Reader.ReadAsync(round.Token).AsTask(), Task.Delay(atMost, time, round.Token)]);
        await round.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
