using Microsoft.Extensions.Options;

namespace Bridge.Host.Features.Scrubbing;

/// <summary>Makes loggers that let no card data through, whatever the provider behind them.</summary>
internal sealed class ScrubbingLoggers(ILoggerFactory inner) : ILoggerFactory
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new ScrubbingLogger(inner.CreateLogger(categoryName));

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <inheritdoc />
    public void Dispose() => inner.Dispose();
}

/// <summary>Registers <see cref="ScrubbingLoggers"/>.</summary>
internal static class ScrubbingRegistration
{
    /// <summary>Lets every log line pass the card scrubber.</summary>
    /// <param name="logging">The host's logging.</param>
    /// <returns>The same.</returns>
    public static ILoggingBuilder AddCardScrubbing(this ILoggingBuilder logging)
    {
        logging.Services.AddSingleton<ILoggerFactory>(services => new ScrubbingLoggers(new LoggerFactory(
            services.GetServices<ILoggerProvider>(),
            services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            services.GetService<IOptions<LoggerFactoryOptions>>())));
        return logging;
    }
}
