using Bridge.Host.Features.Scrubbing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.Scrubbing;

public sealed class ScrubbingLoggerTests
{
    private const string Card = "4242 4242 4242 4242";

    [Fact]
    public void No_provider_sees_a_card_number_in_message_values_scope_or_error()
    {
        using var lines = new Lines();
        using var services = Services(lines);
        var logger = services.GetRequiredService<ILogger<ScrubbingLoggerTests>>();

        using (logger.BeginScope($"scope {Card}"))
        {
            logger.LogError(new InvalidOperationException($"bad {Card}"), "Record {Key} has {Text}", "mls:7", $"note {Card}");
        }

        var seen = string.Join("\n", lines.Seen);
        Assert.DoesNotContain("4242", seen, StringComparison.Ordinal);
        Assert.Contains("Record mls:7 has note [card number removed]", seen, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: bad [card number removed]", seen, StringComparison.Ordinal);
        Assert.Contains("Key=mls:7", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_card_data_keeps_its_values_and_its_error()
    {
        using var lines = new Lines();
        using var services = Services(lines);
        var error = new InvalidOperationException("plain");

        services.GetRequiredService<ILogger<ScrubbingLoggerTests>>().LogError(error, "Count {Count}", 7);

        Assert.Equal(["Count 7", "Count=7", "{OriginalFormat}=Count {Count}", error.ToString()], lines.Seen);
    }

    private static ServiceProvider Services(Lines lines) => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(lines).AddCardScrubbing()).BuildServiceProvider();

    /// <summary>A provider that keeps all it is told.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Seen { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Seen.Add($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Seen.Add(formatter(state, exception));
            Seen.AddRange(state is IEnumerable<KeyValuePair<string, object?>> values ? values.Select(value => $"{value.Key}={value.Value}") : []);
            Seen.AddRange(exception is null ? [] : [exception.ToString()]);
        }

        public void Dispose()
        {
        }
    }
}
