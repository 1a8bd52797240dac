using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Telephony.Asterisk.Live;

/// <summary>Follows a queue log while Asterisk writes it.</summary>
/// <param name="path">The log.</param>
/// <param name="source">Name of the source.</param>
/// <param name="callers">Turns numbers into keys.</param>
/// <param name="time">The clock.</param>
/// <param name="sink">Takes visits that began, were answered or ended.</param>
internal sealed class QueueLogLive(string path, string source, CallerKeys callers, TimeProvider time, ICallSink sink) : ILiveCalls
{
    private readonly LogFollower _log = new(path);
    private readonly QueueFloor _floor = new();
    private readonly QueueMachine _machine = new(source, sink);
    private DateTimeOffset? _since;
    private bool _hasBegun;

    /// <inheritdoc />
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public Task<Floor> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var text in _hasBegun ? _log.Read() : Rotated().Concat(_log.Read()))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (QueueEvent.Parse(text, out _, out _) is { } read)
                {
                    Take(QueueNumbers.Without(read, callers));
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(
                FailureKind.Transient, $"The queue log {path} cannot be read.", "Check 'queueLog' in the settings and that the bridge's user may read the file.", error);
        }

        _hasBegun = true;
        return Task.FromResult(_floor.At(time.GetUtcNow()) with { CallsSince = _since });
    }

    /// <inheritdoc />
    public void Dispose() => _log.Dispose();

    // Who began today may stand in the piece before.
    private IEnumerable<string> Rotated() => File.Exists($"{path}.1") ? File.ReadLines($"{path}.1") : [];

    private void Take(QueueEvent line)
    {
        _since ??= DateTimeOffset.FromUnixTimeSeconds(line.Seconds);
        _floor.Take(line);
        _machine.Take(line);
        if (line.Name is "ENTERQUEUE" or "CONNECT" && _machine.Open.TryGetValue(line.CallId, out var visit))
        {
            sink.Add(visit.Open(source));
        }
    }
}
