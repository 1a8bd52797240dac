using Bridge.Core.Connectors;
using Bridge.Core.Surveys;

namespace Bridge.Host.Features.Surveys.Responses;

/// <summary>Shows the people of the help desk what members answered, where their system has a place for it. Used by one loop.</summary>
/// <remarks>It starts anew with every host: what is shown already stays as it is.</remarks>
/// <param name="open">Opens the place; null when the help desk has none.</param>
/// <param name="desk">Name of the help desk's connection; its own answers are there already.</param>
/// <param name="store">Knows the answers.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class ShownResponses(
    Func<IShowsSurveyResponses>? open, string desk, SurveyStore store, TimeProvider time, ILogger<ShownResponses> logger)
{
    private const int AtOnce = 5000;
    private static readonly TimeSpan _afterFailure = TimeSpan.FromMinutes(5);

    private long _last;
    private DateTimeOffset _nextAt;

    /// <summary>Shows what was answered since the last look.</summary>
    /// <param name="cancellationToken">Gives up; it is shown the next time.</param>
    /// <returns>A task that ends once it is shown, or has to wait.</returns>
    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (open is null || now < _nextAt)
        {
            return;
        }

        try
        {
            while (store.Responses.After(_last, AtOnce) is { Responses.Count: > 0 } page)
            {
                var own = page.Responses.Where(response => response.Key.Origin != desk).ToList();
                if (own.Count > 0)
                {
                    await open().ShowAsync(own, cancellationToken);
                    LogShown(own.Count);
                }

                _last = page.Last;
            }
        }
        catch (ConnectorException error)
        {
            _nextAt = error.RetryAt is { } told && told > now ? told : now + _afterFailure;
            LogWaits(error.Message);
        }
    }

    [LoggerMessage(1812, LogLevel.Debug, "{Count} answers to surveys are shown in the help desk.")]
    private partial void LogShown(int count);

    [LoggerMessage(1813, LogLevel.Warning, "Answers to surveys are not shown in the help desk yet; none is lost. {Message}")]
    private partial void LogWaits(string message);
}
