using Bridge.Core.Connectors;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.Surveys.Responses;

/// <summary>Keeps what members answered to the help desk's own surveys beside the bridge's. Used by one loop.</summary>
/// <remarks>
/// Every hour the last four weeks are read again: an answer can be given or changed long after it was asked for, and the help desk
/// sorts by when it asked. What is the same stays the same.
/// </remarks>
/// <param name="open">Opens the reading; null when the settings do not ask for it.</param>
/// <param name="tickets">Knows who asked and who helped.</param>
/// <param name="store">Where responses go.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class DeskResponses(
    Func<IReadsSurveyResponses>? open, ITicketReader tickets, SurveyStore store, TimeProvider time, ILogger<DeskResponses> logger)
{
    private static readonly TimeSpan _window = TimeSpan.FromDays(28);
    private static readonly TimeSpan _every = TimeSpan.FromHours(1);
    private static readonly TimeSpan _afterFailure = TimeSpan.FromMinutes(15);

    private DateTimeOffset _nextAt;

    /// <summary>Reads when it is time to.</summary>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>A task that ends with the reading.</returns>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (open is null || now < _nextAt)
        {
            return;
        }

        try
        {
            var count = 0;
            await foreach (var page in open().ReadAsync(now - _window, cancellationToken))
            {
                count += page.Count;
                await store.Responses.KeepAsync([.. page.Select(Whole)]);
            }

            _nextAt = now + _every;
            LogRead(count);
        }
        catch (ConnectorException error)
        {
            _nextAt = error.RetryAt is { } told && told > now ? told : now + _afterFailure;
            LogFailed(error.Message);
        }
    }

    private SurveyResponse Whole(SurveyResponse response) => tickets.Find(response.Contact) is { } ticket
        ? response with { MemberId = ticket.MemberId, Agent = ticket.Agent, Group = ticket.Group, Channel = ticket.Channel, ContactAt = ticket.SolvedAt }
        : response;

    [LoggerMessage(1808, LogLevel.Debug, "{Count} answers to the help desk's own surveys were read.")]
    private partial void LogRead(int count);

    [LoggerMessage(1809, LogLevel.Warning, "Answers to the help desk's own surveys cannot be read now; none is lost. {Message}")]
    private partial void LogFailed(string message);
}
