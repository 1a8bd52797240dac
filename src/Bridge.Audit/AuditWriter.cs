namespace Bridge.Audit;

/// <summary>Writes lines, one caller at a time.</summary>
internal sealed class AuditWriter : IDisposable
{
    /// <summary>Most entries without a signed head.</summary>
    public const int MostUnsigned = 1000;

    private readonly AuditOptions _options;
    private readonly TimeProvider _time;
    private readonly AuditSigningKey _signing;
    private readonly AuditPseudonyms _pseudonyms;
    private readonly FileStream _file;
    private readonly MemoryStream _buffer = new();
    private AuditException? _failure;
    private int _unsigned;
    private AuditHead _last;

    private AuditWriter(AuditOptions options, TimeProvider time, AuditSigningKey signing, AuditPseudonyms pseudonyms, FileStream file, AuditTail tail)
    {
        (_options, _time, _signing, _pseudonyms, _file) = (options, time, signing, pseudonyms, file);
        Position = _last = new AuditHead(tail.Seq, tail.Hash);
        TornBytes = tail.TornBytes;
        _unsigned = tail.IsHead ? 0 : 1; // how many exactly does not matter: the next head covers them
    }

    /// <summary>Where the chain stands.</summary>
    public AuditHead Position { get; private set; }

    /// <summary>Bytes that were cut off when the file was opened.</summary>
    public int TornBytes { get; }

    /// <summary>Opens the file; names a torn line in the chain and signs what a crash left unsigned.</summary>
    /// <param name="options">Path and timing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="signing">Signs heads.</param>
    /// <param name="pseudonyms">Names records.</param>
    /// <returns>The writer.</returns>
    public static AuditWriter Open(AuditOptions options, TimeProvider time, AuditSigningKey signing, AuditPseudonyms pseudonyms)
    {
        var file = new FileStream(options.Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            var writer = new AuditWriter(options, time, signing, pseudonyms, file, AuditTail.Read(file, options.Path));
            writer.Seal();
            if (writer.TornBytes > 0)
            {
                var cut = new AuditWork(
                    new AuditEvent { Who = "bridge", Action = "audit.recovered", What = $"{writer.TornBytes} bytes of a torn line cut off", Outcome = "done" }, true);
                writer.Write([cut]);
            }

            writer.Seal();
            return writer._failure is null ? writer : throw writer._failure;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes entries together; each one's task ends when it is in the file, or with the failure.</summary>
    /// <param name="batch">The entries, in order.</param>
    public void Write(List<AuditWork> batch)
    {
        var numbers = new List<(AuditWork Work, long Seq)>(batch.Count);
        foreach (var work in batch)
        {
            if (work.Entry is { } entry && _failure is null)
            {
                var which = entry.Which is null ? null : _pseudonyms.Of(entry.Which);
                Add(AuditLine.Entry(entry, _last.Seq + 1, _time.GetUtcNow(), which, _last.Hash));
                numbers.Add((work, _last.Seq));
                _unsigned++;
            }

            if (_failure is null && (work.Entry is null ? _unsigned > 0 : _unsigned >= MostUnsigned))
            {
                AddHead();
            }
        }

        Flush(batch.Any(work => work.IsDurable));
        foreach (var (work, seq) in numbers)
        {
            _ = _failure is null ? work.Done.TrySetResult(seq) : work.Done.TrySetException(_failure);
        }

        foreach (var work in batch.Where(work => work.Entry is not null && _failure is not null))
        {
            work.Done.TrySetException(_failure!); // asked for in the line above
        }
    }

    /// <summary>Signs a head over what has none yet, and flushes.</summary>
    public void Seal()
    {
        if (_unsigned > 0 && _failure is null)
        {
            AddHead();
        }

        Flush(isDurable: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _file.Dispose();
        _buffer.Dispose();
        _signing.Dispose();
    }

    private void AddHead()
    {
        Add(AuditLine.Head(_last.Seq + 1, _time.GetUtcNow(), _unsigned, _last.Hash, _signing));
        _unsigned = 0;
    }

    private void Add((byte[] Bytes, string Hash) line)
    {
        _buffer.Write(line.Bytes);
        _last = new AuditHead(_last.Seq + 1, line.Hash);
    }

    private void Flush(bool isDurable)
    {
        if (_failure is not null)
        {
            return;
        }

        try
        {
            _file.Write(_buffer.GetBuffer(), 0, (int)_buffer.Length);
            if (isDurable)
            {
                _file.Flush(flushToDisk: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Part of a line may be in the file now; opening it again cuts that off.
            _failure = new AuditException($"The audit file {_options.Path} could not be written.", "Make room on the disk, then restart the bridge.", error);
            return;
        }

        _buffer.SetLength(0);
        var isSigned = Position.Seq != _last.Seq && _unsigned == 0;
        Position = _last;
        if (isSigned)
        {
            _options.OnHead?.Invoke(Position);
        }
    }
}
