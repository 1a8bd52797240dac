using System.Threading.Channels;
using Bridge.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Brings units into the store in the order they were given, many to a transaction.</summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    private const int MostPerTransaction = 64;

    private readonly Channel<(CommitUnit Unit, TaskCompletionSource Done)> _queue =
        Channel.CreateUnbounded<(CommitUnit, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly BridgeStore _store;
    private readonly long _stream;
    private readonly ReadingBasis _basis;
    private readonly Links _links;
    private readonly Intents _intents;
    private readonly DeadLetters _deadLetters;
    private readonly Waitings _waitings;
    private readonly Checkpoints _checkpoints;
    private readonly Task _loop;

    // Nearly always false, which spares a statement for each record. Only this run adds such rows to its stream.
    private bool _hasDeadLetters;
    private bool _hasWaiting;

    /// <summary>Starts the queue.</summary>
    /// <param name="store">The store.</param>
    /// <param name="stream">Number of the stream.</param>
    /// <param name="basis">What is read from and with, stored with each checkpoint.</param>
    /// <param name="time">The clock.</param>
    public CommitQueue(BridgeStore store, long stream, ReadingBasis basis, TimeProvider time)
    {
        (_store, _stream, _basis) = (store, stream, basis);
        _links = new Links(store, stream);
        _intents = new Intents(store, stream);
        _deadLetters = new DeadLetters(store, time);
        _waitings = new Waitings(store, stream);
        _checkpoints = new Checkpoints(store, stream, time);
        _hasDeadLetters = _deadLetters.Count(stream) > 0;
        _hasWaiting = _waitings.Any();
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Queues a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>A task that ends once the unit is in the store.</returns>
    /// <exception cref="StoreException">The store failed; the unit is of unknown outcome.</exception>
    public Task CommitAsync(CommitUnit unit)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.Writer.TryWrite((unit, done)) ? done.Task : throw new ObjectDisposedException(nameof(CommitQueue));
    }

    /// <summary>Waits until all queued units are in the store.</summary>
    /// <returns>A task that ends then.</returns>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var taken = new List<(CommitUnit Unit, TaskCompletionSource Done)>(MostPerTransaction);
        while (await _queue.Reader.WaitToReadAsync())
        {
            taken.Clear();
            while (taken.Count < MostPerTransaction && _queue.Reader.TryRead(out var next))
            {
                taken.Add(next);
            }

            try
            {
                _store.Write(connection => taken.ForEach(entry => Apply(connection, entry.Unit)));
                taken.ForEach(entry => entry.Done.SetResult());
            }
            catch (StoreException error)
            {
                // Whoever waits for the unit gets the error; nothing was half written.
                taken.ForEach(entry => entry.Done.SetException(error));
            }
        }
    }

    private void Apply(SqliteConnection connection, CommitUnit unit)
    {
        foreach (var intent in unit.Announced)
        {
            _intents.Save(connection, intent);
        }

        foreach (var (batch, name) in unit.Loads)
        {
            _intents.SaveLoad(connection, batch, name);
        }

        _links.Save(connection, unit.Links);
        foreach (var batch in unit.Settled)
        {
            _intents.Remove(connection, batch);
        }

        foreach (var aside in unit.SetAside)
        {
            _deadLetters.Save(connection, _stream, aside.ExternalId, aside.Refusal, aside.Record);
        }

        _hasDeadLetters |= unit.SetAside.Count > 0;
        if (_hasDeadLetters)
        {
            DeadLetters.Clear(connection, _stream, unit.Released);
        }

        foreach (var (externalId, refersTo, record) in unit.Waiting)
        {
            _waitings.Save(connection, externalId, refersTo, record);
        }

        _hasWaiting |= unit.Waiting.Count > 0;
        if (_hasWaiting)
        {
            _waitings.Remove(connection, unit.NoLongerWaiting);
        }

        if (unit.Cursor is { } cursor)
        {
            _checkpoints.Save(connection, cursor, _basis, unit.IsComplete);
        }
    }
}
