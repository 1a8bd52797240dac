using System.Net;
using Bridge.Core.Connectors;
using Microsoft.Extensions.Logging;

namespace Bridge.Connectors.Zendesk;

/// <summary>What all sinks of one connection share: the client, the jobs in flight, and whether bulk import works.</summary>
internal sealed partial class ZendeskSession
{
    private readonly ILogger _logger;
    private bool _isBulkRefused;

    /// <summary>Opens the session of a connection; makes no call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="logger">Takes the one warning there is.</param>
    public ZendeskSession(ConnectionContext connection, ILogger logger)
    {
        _logger = logger;
        Settings = new ZendeskSettings(connection.Settings);
        Time = connection.Time;
        Client = new ZendeskClient(connection.Http, Settings.Address, Settings.SignIn(connection), connection.Time);
        Jobs = new ZendeskJobs(Client, Settings.JobsInFlight, connection.Time);
    }

    /// <summary>The connection's settings.</summary>
    public ZendeskSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The client.</summary>
    public ZendeskClient Client { get; }

    /// <summary>The jobs in flight.</summary>
    public ZendeskJobs Jobs { get; }

    /// <summary>Lets comments on tickets through one after another; it waits for nothing that would have to be disposed.</summary>
    public SemaphoreSlim Comments { get; } = new(1);

    /// <summary>True while bulk import is to be used.</summary>
    public bool IsBulk => Settings.Bulk == ZendeskBulk.On || (Settings.Bulk == ZendeskBulk.Auto && !Volatile.Read(ref _isBulkRefused));

    /// <summary>Zendesk has refused bulk import: single calls are used from now on, if the settings allow.</summary>
    /// <returns>True when single calls are allowed.</returns>
    public bool MayFallBack()
    {
        if (Settings.Bulk != ZendeskBulk.Auto)
        {
            return false;
        }

        if (Interlocked.Exchange(ref _isBulkRefused, true) is false)
        {
            LogBulkRefused(_logger, Settings.Name);
        }

        return true;
    }

    /// <summary>Creates or changes one record by a call of its own.</summary>
    /// <param name="kind">Kind of the record.</param>
    /// <param name="write">The record.</param>
    /// <param name="body">Its JSON.</param>
    /// <param name="limit">Limit that holds for the call, or null.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ConnectorException">The call failed for a reason that is not the record's.</exception>
    public async Task<WriteResult> WriteSingleAsync(
        ZendeskKind kind,
        Write write,
        ReadOnlyMemory<byte> body,
        string? limit,
        CancellationToken cancellationToken)
    {
        var purpose = $"write one of the {kind.Plural}";
        var call = new ZendeskCall(HttpMethod.Post, $"{kind.Plural}/create_or_update", purpose)
        {
            IsIdempotent = true,
            Limit = limit,
            Body = body,
        };
        using var answer = await Client.SendAsync(call, cancellationToken);
        if ((int)answer.Status is 400 or 413 or 422)
        {
            var refusal = ZendeskRefusals.Of(answer.Error, ZendeskJson.Words(answer.Root));
            return new(write.ExternalId, WriteOutcome.Refused, write.TargetId, refusal);
        }

        var record = ZendeskClient.Succeeded(answer, purpose).Root.Of(kind.Singular);
        var outcome = answer.Status == HttpStatusCode.Created ? WriteOutcome.Created : WriteOutcome.Updated;
        return new(write.ExternalId, outcome, record.TextOf("id") ?? write.TargetId);
    }

    [LoggerMessage(
        EventId = 3100,
        Level = LogLevel.Warning,
        Message = "Zendesk refuses bulk import on connection {Connection}; members go one by one, 1 a second. "
            + "Ask Zendesk to enable bulk user imports.")]
    private static partial void LogBulkRefused(ILogger logger, string connection);
}
