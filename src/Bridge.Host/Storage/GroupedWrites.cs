using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>Writes that come in at the same time share one transaction, and with it one wait for the disk. Safe for parallel calls.</summary>
/// <remarks>Whoever waits for a write goes on once the disk has it. While one group is written, the next one gathers.</remarks>
internal sealed class GroupedWrites : IAsyncDisposable
{
    private const int MostInGroup = 256;
    private readonly SqliteStore _store;
    private readonly Channel<IWaiting> _waiting;
    private readonly Task _loop;

    /// <summary>Starts to take writes.</summary>
    /// <param name="store">The store.</param>
    /// <param name="mostWaiting">Writes that may wait; what comes on top is refused.</param>
    public GroupedWrites(SqliteStore store, int mostWaiting)
    {
        _store = store;
        _waiting = Channel.CreateBounded<IWaiting>(new BoundedChannelOptions(mostWaiting) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Writes, together with whatever else waits.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="write">The writing: statements alone, as their transaction may be run a second time.</param>
    /// <returns>What came of it, once the disk has it.</returns>
    /// <exception cref="StoreException">The store cannot be written, or too much waits already.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> write)
    {
        var waiting = new Waiting<T>(write);
        return _waiting.Writer.TryWrite(waiting)
            ? waiting.Task
            : throw new StoreException(
                $"The store {_store.Path} has more to write than it can.",
                "Look whether its disk is slow or far more comes in than usual; what was accepted is safe, and callers try again.");
    }

    /// <summary>Writes what waits, then ends.</summary>
    /// <returns>A task that ends once nothing waits any more.</returns>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var group = new List<IWaiting>(MostInGroup);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MostInGroup && _waiting.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<IWaiting> group)
    {
        try
        {
            _store.Write(connection => group.ForEach(waiting => waiting.Write(connection)));
            group.ForEach(waiting => waiting.Done());
        }
#pragma warning disable CA1031 // the border of the writing loop: everybody who waits gets the error
        catch (Exception error)
#pragma warning restore CA1031
        {
            group.ForEach(waiting => waiting.Failed(error));
        }
    }

    private interface IWaiting
    {
        void Write(SqliteConnection connection);

        void Done();

        void Failed(Exception error);
    }

    private sealed class Waiting<T>(Func<SqliteConnection, T> write) : IWaiting
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _done.Task;

        public void Write(SqliteConnection connection) => _result = write(connection);

        public void Done() => _done.TrySetResult(_result!); // written before, or Failed is called

        public void Failed(Exception error) => _done.TrySetException(error);
    }
}
