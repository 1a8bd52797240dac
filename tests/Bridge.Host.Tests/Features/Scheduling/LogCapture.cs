using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.Scheduling;

/// <summary>Keeps every log line of a host, and lets a test wait for one instead of for time.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly Channel<LogLine> _lines = Channel.CreateUnbounded<LogLine>();
    private readonly List<LogLine> _all = [];

    public IReadOnlyList<LogLine> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Takes lines until one of the event comes that also fits; lines before it are passed over.</summary>
    public async Task<LogLine> NextAsync(int eventId, string contains = "")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                if (line.Is(eventId) && line.Text.Contains(contains, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told below, with what did come.
        }

        throw new Xunit.Sdk.XunitException($"No line of event {eventId} with '{contains}' came. There were:\n{string.Join('\n', All)}");
    }

    public ILogger CreateLogger(string categoryName) => new CapturingLogger(this, categoryName);

    public void Dispose() => _lines.Writer.TryComplete();

    private void Add(LogLine line)
    {
        lock (_all)
        {
            _all.Add(line);
        }

        _lines.Writer.TryWrite(line);
    }

    private sealed class CapturingLogger(LogCapture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            capture.Add(new LogLine(logLevel, category, eventId.Id, $"{formatter(state, exception)} {exception}"));
    }
}

/// <summary>One log line, its exception included.</summary>
internal sealed record LogLine(LogLevel Level, string Category, int EventId, string Text)
{
    /// <summary>Whether it is this event of the bridge; the framework's events have numbers of their own.</summary>
    public bool Is(int eventId) => EventId == eventId && Category.StartsWith("Bridge.", StringComparison.Ordinal);
}
