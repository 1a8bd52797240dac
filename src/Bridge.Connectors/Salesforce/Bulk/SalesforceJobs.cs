using System.Net;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Http.Repeats;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Brings files through ingest jobs of Bulk API 2.0, each file through exactly one job that is ever worked on.</summary>
/// <remarks>
/// A job is worked on once it is closed and never before, so whatever goes wrong up to there is answered with a new job; from there on
/// only with questions about this one. Source: Bulk API 2.0 Developer Guide, "How Requests Are Processed", "Upload Job Data".
/// </remarks>
/// <param name="client">The client.</param>
/// <param name="steps">Takes the opening of a job again.</param>
/// <param name="time">The clock.</param>
internal sealed class SalesforceJobs(SalesforceClient client, StepRepeats steps, TimeProvider time)
{
    private const string Purpose = "write records by a bulk job";
    private static readonly TimeSpan _firstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(30);

    /// <summary>Brings a file through a job and waits for the end.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="csv">The file; given back as soon as Salesforce has it, since a job may take long.</param>
    /// <param name="announceAsync">Writes down the id of each job that is made, before it has a file.</param>
    /// <param name="cancellationToken">Stops waiting; a job that was closed goes on at Salesforce.</param>
    /// <returns>The job, over.</returns>
    /// <exception cref="ConnectorException">No job was closed, or it is not known how one stands.</exception>
    public async Task<SalesforceJob> RunAsync(
        SalesforceKind kind, PooledBytes csv, Func<string, CancellationToken, Task> announceAsync, CancellationToken cancellationToken)
    {
        var id = await steps.RunAsync(token => OpenAsync(kind, csv.Written, announceAsync, token), cancellationToken);
        csv.Dispose(); // after an error it is left to the collector: a broken connection may still hold it
        await CloseAsync(id, cancellationToken);
        return await AwaitEndAsync(id, cancellationToken);
    }

    /// <summary>Asks about a job until it is over.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ConnectorException">It has not moved for half an hour, is gone, or was never closed.</exception>
    public async Task<SalesforceJob> AwaitEndAsync(string id, CancellationToken cancellationToken)
    {
        var moved = time.GetTimestamp();
        SalesforceJob? last = null;
        for (var wait = _firstWait; ; wait = wait * 1.5 < _longestWait ? wait * 1.5 : _longestWait)
        {
            await Task.Delay(wait, time, cancellationToken);
            var job = await AskAsync(id, cancellationToken);
            if (job.IsOver)
            {
                return job;
            }

            moved = job == last ? moved : time.GetTimestamp();
            last = job;
            if (job.State == "Open" || time.GetElapsedTime(moved) > _patience)
            {
                throw new ConnectorException(
                    FailureKind.Transient,
                    job.State == "Open" ? "A bulk job of the bridge is open again in Salesforce." : "A bulk job of the bridge has not moved in Salesforce for 30 minutes.",
                    "Look at Setup, Bulk Data Load Jobs. Nothing is lost: the next run waits for the job, reads what it did and sends what is missing.");
            }
        }
    }

    /// <summary>Makes sure that a job which was not closed never runs.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends once Salesforce has answered; one that says no has closed the job already.</returns>
    public async Task AbortAsync(string id, CancellationToken cancellationToken) =>
        (await client.TryAsync(Turn(id, "Aborted"), cancellationToken)).Dispose();

    /// <summary>Asks how a job stands.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ConnectorException">It is gone, or Salesforce does not tell.</exception>
    public async Task<SalesforceJob> AskAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new ConnectorException(
            FailureKind.Transient, "A bulk job of the bridge was deleted in Salesforce before the bridge had read what it did.",
            "Run again: the bridge reads what is there and sends what is missing.");

    /// <summary>Asks how a job stands.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The job; null when it is gone, and so does nothing any more.</returns>
    /// <exception cref="ConnectorException">Salesforce does not tell.</exception>
    public async Task<SalesforceJob?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var call = SalesforceCall.Get($"jobs/ingest/{id}", "tell how a bulk job stands") with { Kind = CallKind.Poll };
        using var answer = await client.TryAsync(call, cancellationToken);
        return answer.Status == HttpStatusCode.NotFound ? null
            : !answer.IsSuccess ? throw SalesforceErrors.Of(answer, call.Purpose, time.GetUtcNow())
            : SalesforceJob.Read(answer.Root) ?? throw SalesforceErrors.Lost(call.Purpose, null);
    }

    private async ValueTask<string> OpenAsync(
        SalesforceKind kind, ReadOnlyMemory<byte> csv, Func<string, CancellationToken, Task> announceAsync, CancellationToken cancellationToken)
    {
        var id = await CreateAsync(kind, cancellationToken);
        await announceAsync(id, cancellationToken);
        try
        {
            // Not again after a loss: a job with two uploads cannot be closed.
            var call = new SalesforceCall(HttpMethod.Put, $"jobs/ingest/{id}/batches", Purpose) { File = csv };
            (await client.SendAsync(call, cancellationToken)).Dispose();
            return id;
        }
        catch (ConnectorException)
        {
            await LeaveAsync(id, cancellationToken);
            throw;
        }
    }

    // A job that is made twice because an answer was lost stays empty and open, and is never worked on.
    private async Task<string> CreateAsync(SalesforceKind kind, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteString("object"u8, kind.Name);
            json.WriteString("operation"u8, "upsert"u8);
            json.WriteString("externalIdFieldName"u8, SalesforceKind.KeyField);
            json.WriteString("contentType"u8, "CSV"u8);
            json.WriteString("lineEnding"u8, "LF"u8);
        });
        using var answer = await client.TryAsync(
            new SalesforceCall(HttpMethod.Post, "jobs/ingest", Purpose) { IsIdempotent = true, Body = body }, cancellationToken);
        if (!answer.IsSuccess)
        {
            // A job that is refused before it has a file says nothing about records.
            throw SalesforceErrors.Of(answer, Purpose, time.GetUtcNow()) is { Kind: not FailureKind.Data } error ? error
                : new ConnectorException(
                    FailureKind.Configuration, $"Salesforce did not take a bulk job for {kind.Name} records ({answer.Faults.Select(fault => fault.Code).FirstOrDefault("no reason")}).",
                    $"Run 'bridge check --online': {SalesforceKind.KeyField} must be an external id; or set 'bulk: off'.");
        }

        return SalesforceJob.Read(answer.Root)?.Id ?? throw SalesforceErrors.Lost(Purpose, null);
    }

    // Only tidiness: nobody closes the job any more.
    private async Task LeaveAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await AbortAsync(id, cancellationToken);
        }
        catch (ConnectorException error) when (error.Kind != FailureKind.Configuration)
        {
            // The failure that led here is the one to tell.
        }
    }

    // When the first answer was lost, the second call is refused because the job is closed; how it stands is asked in any case.
    private async Task CloseAsync(string id, CancellationToken cancellationToken)
    {
        using var answer = await client.TryAsync(Turn(id, "UploadComplete"), cancellationToken);
        if (!answer.IsSuccess && !answer.Says("INVALIDJOBSTATE"))
        {
            throw SalesforceErrors.Of(answer, Purpose, time.GetUtcNow()) is { Kind: FailureKind.Data } refused
                ? new ConnectorException(FailureKind.Transient, refused.Problem, "Wait; the next run reads what is there and sends the rest.")
                : SalesforceErrors.Of(answer, Purpose, time.GetUtcNow());
        }
    }

    private static SalesforceCall Turn(string id, string state) => new(HttpMethod.Patch, $"jobs/ingest/{id}", Purpose)
    {
        IsIdempotent = true, Body = JsonBody.Of(json => json.WriteString("state"u8, state)),
    };
}
