using System.Threading.Channels;

namespace Bridge.Audit;

/// <summary>An audit file that only grows: numbered lines, each with the hash of the one before, and signed heads.</summary>
/// <remarks>
/// Several writers of one process may append at once; their entries are written together and share one flush. A second
/// process is refused. After a failed write nothing more is taken: whoever needs an entry must not go on without it.
/// </remarks>
public sealed class AuditLog : IAsyncDisposable
{
    private const int MostWaiting = 10_000;
    private readonly Channel<AuditWork> _work = Channel.CreateBounded<AuditWork>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly AuditWriter _writer;
    private readonly FileStream _lock;
    private readonly ITimer _timer;
    private readonly Task _loop;

    private AuditLog(AuditOptions options, TimeProvider time, FileStream guard, AuditWriter writer)
    {
        (_lock, _writer) = (guard, writer);
        _loop = RunAsync();

        // If the queue is full, an entry is about to be written anyway and the next tick will seal it.
        _timer = time.CreateTimer(_ => _work.Writer.TryWrite(AuditWork.Seal), null, options.HeadEvery, options.HeadEvery);
    }

    /// <summary>Bytes of a torn line that were moved to the file named <c>.torn</c> when this one was opened.</summary>
    public int TornBytes => _writer.TornBytes;

    /// <summary>Where the chain stands.</summary>
    public AuditHead Head => _writer.Position;

    /// <summary>Opens an audit file; makes it, and its keys, when they are not there yet.</summary>
    /// <param name="options">Path and keys.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The log; the caller disposes it.</returns>
    /// <exception cref="AuditException">Another process has it open, or file or keys cannot be used.</exception>
    public static AuditLog Open(AuditOptions options, TimeProvider time)
    {
        var signing = AuditSigningKey.Open(options.SigningKey);
        var pseudonyms = AuditPseudonyms.Open(options.PseudonymKey);
        FileStream? guard = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Path))!); // null only for a root
            guard = Guard(options.Path);
            return new AuditLog(options, time, guard, AuditWriter.Open(options, time, signing, pseudonyms));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or AuditException)
        {
            guard?.Dispose();
            signing.Dispose();
            throw error as AuditException
                ?? new AuditException($"The audit file {options.Path} cannot be opened.", "Check the path, the disk and the rights of the bridge's user.", error);
        }
    }

    /// <summary>Writes an entry; it is in the file when this returns.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="durable">True to return only when the disk has it.</param>
    /// <param name="cancellationToken">Gives up waiting for a place in the queue; an entry that has one is written.</param>
    /// <returns>Number of the entry's line.</returns>
    /// <exception cref="AuditException">It could not be written.</exception>
    public async Task<long> AppendAsync(AuditEvent entry, bool durable, CancellationToken cancellationToken)
    {
        foreach (var text in new[] { entry.Who, entry.Action, entry.What, entry.Which, entry.Why, entry.Outcome, entry.Policy })
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(text?.Length ?? 0, AuditEvent.LongestText, nameof(entry));
        }

        var work = new AuditWork(entry, durable);
        try
        {
            await _work.Writer.WriteAsync(work, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new AuditException("The audit file is closed.", "Restart the bridge.");
        }

        return await work.Done.Task;
    }

    /// <summary>Writes what waits, signs a last head and closes the file.</summary>
    /// <returns>A task that ends when the disk has everything.</returns>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        _work.Writer.TryComplete();
        await _loop;
        _writer.Dispose();
        await _lock.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var batch = new List<AuditWork>();
        try
        {
            while (await _work.Reader.WaitToReadAsync())
            {
                while (batch.Count < MostWaiting && _work.Reader.TryRead(out var work))
                {
                    batch.Add(work);
                }

                _writer.Write(batch);
                batch.Clear();
            }

            _writer.Seal();
        }
#pragma warning disable CA1031 // the border of the loop: whoever waits for an entry must learn that it is not there
        catch (Exception error)
#pragma warning restore CA1031
        {
            Abandon(batch, error);
        }
    }

    private void Abandon(List<AuditWork> batch, Exception error)
    {
        var failure = new AuditException("The audit has met a fault of its own.", "Restart the bridge and report it.", error);
        _work.Writer.TryComplete();
        while (_work.Reader.TryRead(out var work))
        {
            batch.Add(work);
        }

        batch.ForEach(work => work.Done.TrySetException(failure));
    }

    // Locks a file of its own: on Unix only "share with nobody" is a real lock, and readers of the audit file are welcome.
    private static FileStream Guard(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new AuditException($"Another process writes the audit file {path}.", "Stop it, or give this one a path of its own.", error) { IsInUse = true };
        }
    }
}

/// <summary>One thing to write.</summary>
/// <param name="Entry">The entry; null asks for a signed head.</param>
/// <param name="IsDurable">True when the disk must have it.</param>
internal sealed record AuditWork(AuditEvent? Entry, bool IsDurable)
{
    /// <summary>Asks for a signed head.</summary>
    public static AuditWork Seal { get; } = new(null, false);

    /// <summary>Ends with the number of the line.</summary>
    public TaskCompletionSource<long> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
