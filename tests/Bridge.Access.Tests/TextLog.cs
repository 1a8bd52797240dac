using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Bridge.Access.Tests;

/// <summary>Keeps every log line, at the lowest level.</summary>
internal sealed class TextLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Category(_lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(ConcurrentQueue<string> lines, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{name}: {formatter(state, exception)} {exception}");
    }
}
