using Microsoft.Extensions.Logging.Console;

namespace Bridge.Host.Features.Telemetry;

/// <summary>Log lines on the console: for people on a terminal, one JSON object a line in a pipe.</summary>
internal static class ConsoleLog
{
    /// <summary>Sets the console up.</summary>
    /// <param name="log">The host's log.</param>
    /// <param name="isTerminal">Whether a person reads along.</param>
    public static void Configure(ILoggingBuilder log, bool isTerminal)
    {
        Filter(log);
        if (isTerminal)
        {
            log.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
                console.ColorBehavior = LoggerColorBehavior.Default;
            });
            return;
        }

        log.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
    }

    /// <summary>Lets the bridge's own events through, and of the framework only what needs attention.</summary>
    /// <param name="log">The host's log.</param>
    public static void Filter(ILoggingBuilder log) => log
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft", LogLevel.Warning)

        // A host that cannot start (a port that is taken) is explained by the verb; the framework would print its stack.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
        .AddFilter("Quartz", LogLevel.Warning);
}
