using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Notices;

namespace Bridge.Host.Features.Outbox;

/// <summary>Sends notices of changes; one that was taken is forgotten here.</summary>
/// <param name="store">The outbox.</param>
/// <param name="notices">The way to the other system.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class NoticeSender(OutboxStore store, INotifies notices, TimeProvider time, ILogger<NoticeSender> logger) : IRequestSender
{
    private readonly OutboxVerdicts _verdicts = new(store, time, logger);

    /// <inheritdoc />
    public async Task<DeskHold?> SendAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            var notice = JsonSerializer.Deserialize(request.Text ?? "null", OutboxJson.Default.Notice) ?? throw new InvalidOperationException("A notice waits as an object.");
            await store.BeginAsync(request);
            await notices.SendAsync(notice, cancellationToken);
            await store.ForgetAsync(request);
            LogSent(notice.Id);
            return null;
        }
        catch (ConnectorException error)
        {
            return await _verdicts.JudgeAsync(request, error, holdsAll: true);
        }
    }

    /// <inheritdoc />
    public Task HoldAsync(Request request) => _verdicts.HoldAsync(request);

    [LoggerMessage(1506, LogLevel.Debug, "Notice {Id} was taken.")]
    private partial void LogSent(string id);
}
