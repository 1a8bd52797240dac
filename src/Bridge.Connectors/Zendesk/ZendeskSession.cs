using System.Net;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Connectors.Zendesk.Jobs;
using Bridge.Connectors.Zendesk.Writing;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk;

/// <summary>What all sinks of one connection share: the client, the jobs in flight, and whether bulk import works.</summary>
internal sealed class ZendeskSession
{
    private readonly ZendeskGaps _gaps = new();
    private bool _isBulkRefused;

    /// <summary>Opens the session of a connection; makes no call.</summary>
    /// <param name="connection">The connection.</param>
    public ZendeskSession(ConnectionContext connection)
    {
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

    /// <summary>The turn of those who comment on tickets.</summary>
    public DeskTurn DeskTurn { get; } = new();

    /// <summary>True while bulk import is to be used.</summary>
    public bool IsBulk => Settings.Bulk == ZendeskBulk.On || (Settings.Bulk == ZendeskBulk.Auto && !Volatile.Read(ref _isBulkRefused));

    /// <summary>What the administrator should know of this connection; null when all is well.</summary>
    public string? Warning => Volatile.Read(ref _isBulkRefused)
        ? $"Zendesk refuses bulk import on connection '{Settings.Name}'; members go one by one, 1 a second. Ask Zendesk to enable bulk user imports."
        : _gaps.Warn(Settings.Name);

    /// <summary>Zendesk has refused bulk import: single calls are used from now on, if the settings allow.</summary>
    /// <returns>True when single calls are allowed.</returns>
    public bool MayFallBack()
    {
        if (Settings.Bulk != ZendeskBulk.Auto)
        {
            return false;
        }

        Volatile.Write(ref _isBulkRefused, true);
        return true;
    }

    /// <summary>Asks something that the work can do without, where a gateway in between does not let the question through.</summary>
    /// <typeparam name="T">What is asked for.</typeparam>
    /// <param name="question">Asks.</param>
    /// <param name="consequence">What is not known without an answer, as the object of "so the bridge does not know".</param>
    /// <returns>The answer, or null when Zendesk's address knows no such place; it then stands in the warning.</returns>
    /// <exception cref="ConnectorException">Any other failure.</exception>
    public async Task<T?> AskAsync<T>(Func<Task<T>> question, string consequence)
        where T : class
    {
        try
        {
            return await question();
        }
        catch (ConnectorException error) when (error.IsNoSuchPlace)
        {
            _gaps.Add(consequence);
            return null;
        }
    }

    /// <summary>Changes one record, found by Zendesk's id.</summary>
    /// <param name="kind">Kind of the record.</param>
    /// <param name="write">The record, with its id.</param>
    /// <param name="body">Its JSON.</param>
    /// <param name="limit">Limit that holds for the call, or null.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ConnectorException">The call failed for a reason that is not the record's.</exception>
    public async Task<WriteResult> ChangeSingleAsync(
        ZendeskKind kind, Write write, ReadOnlyMemory<byte> body, string? limit, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(HttpMethod.Put, $"{kind.Plural}/{write.TargetId}", $"change one of the {kind.Plural}") { IsIdempotent = true, Limit = limit, Body = body };
        using var answer = await Client.SendAsync(call, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            return new(write.ExternalId, WriteOutcome.Refused, write.TargetId, ZendeskRefusals.Gone(kind.Singular));
        }

        if (IsAboutRecord(answer))
        {
            return Refused(write, answer);
        }

        ZendeskClient.Succeeded(answer, call.Purpose);
        return new(write.ExternalId, WriteOutcome.Updated, write.TargetId);
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
        if (IsAboutRecord(answer))
        {
            return Refused(write, answer);
        }

        var record = ZendeskClient.Succeeded(answer, purpose).Root.Of(kind.Singular);
        var outcome = answer.Status == HttpStatusCode.Created ? WriteOutcome.Created : WriteOutcome.Updated;
        return new(write.ExternalId, outcome, record.TextOf("id") ?? write.TargetId);
    }

    private static bool IsAboutRecord(ZendeskAnswer answer) => (int)answer.Status is 400 or 413 or 422;

    private static WriteResult Refused(Write write, ZendeskAnswer answer) =>
        new(write.ExternalId, WriteOutcome.Refused, write.TargetId, ZendeskRefusals.Of(answer.Error, ZendeskJson.Words(answer.Root)));
}
