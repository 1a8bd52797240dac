using System.Text.Json;
using Bridge.Connectors.Http.Limits;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Jobs;

/// <summary>Follows the jobs of one connection: bounds how many are in flight and asks about all of them in one call.</summary>
/// <remarks>
/// The loop runs only while jobs are outstanding. Source: developer.zendesk.com, Job statuses, and Rate limits, "Job limit".
/// </remarks>
/// <param name="client">The client.</param>
/// <param name="limit">Most jobs in flight.</param>
/// <param name="time">The clock.</param>
internal sealed class ZendeskJobs(ZendeskClient client, int limit, TimeProvider time) : IDisposable
{
    private const int MaxFailedPolls = 3;
    private readonly SemaphoreSlim _slots = new(limit);
    private readonly Lock _gate = new();
    private readonly ZendeskJobTable _table = new(limit, time);
    private readonly ChangeSignal _settled = new();
    private readonly ChangeSignal _answered = new();
    private int _unanswered;
    private bool _isPolling;

    /// <summary>Submits one job and waits for its end.</summary>
    /// <param name="call">The call that creates the job.</param>
    /// <param name="cancellationToken">Stops waiting; the job itself cannot be taken back.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ConnectorException">The job was not taken, or Zendesk no longer answers about it.</exception>
    /// <exception cref="ZendeskRefusedCallException">Zendesk refused the call itself.</exception>
    public async Task<ZendeskJobOutcome> RunAsync(ZendeskCall call, CancellationToken cancellationToken)
    {
        using var submitting = _table.CountSubmission();
        await _slots.WaitAsync(cancellationToken);
        ZendeskJob? job = null;
        try
        {
            job = await SubmitAsync(call, submitting, cancellationToken);
            call.Lent?.Dispose(); // after an error it is left to the collector: a broken connection may still hold it
            submitting.End();
            return await job.Ended.WaitAsync(cancellationToken);
        }
        finally
        {
            Forget(job);
            _slots.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _slots.Dispose();

    private async Task<ZendeskJob> SubmitAsync(
        ZendeskCall call, ZendeskJobTable.Submission submitting, CancellationToken cancellationToken)
    {
        while (true)
        {
            var settled = _settled.Next;
            if (await TrySubmitAsync(call, cancellationToken) is { } job)
            {
                return job;
            }

            // Each round waits for a job or a call of our own, so the loop cannot spin.
            submitting.End();
            await RoomComesWith(settled, call).WaitAsync(cancellationToken);
            submitting.Begin();
        }
    }

    private async Task<ZendeskJob?> TrySubmitAsync(ZendeskCall call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _unanswered);
        try
        {
            using var answer = await client.SendAsync(call with { Limit = ZendeskLimits.JobQueue }, cancellationToken);
            if (answer.IsTooManyJobs)
            {
                return null;
            }

            if (!answer.IsSuccess)
            {
                throw new ZendeskRefusedCallException(answer, call.Purpose);
            }

            var id = answer.Root.Of("job_status").TextOf("id");
            return Follow(id ?? throw ZendeskErrors.Lost(call.Purpose, null));
        }
        finally
        {
            Interlocked.Decrement(ref _unanswered);
            _answered.Fire();
        }
    }

    // A job of ours that ends makes room, and a call under way may be such a job already; the order of these looks counts.
    private Task RoomComesWith(Task settled, ZendeskCall call)
    {
        var answered = _answered.Next;
        var isCallUnderWay = Volatile.Read(ref _unanswered) > 0;
        return _table.HasJobs || settled.IsCompleted ? settled
            : isCallUnderWay ? answered
            : throw ZendeskErrors.TooManyJobs(call.Purpose, time.GetUtcNow());
    }

    private ZendeskJob Follow(string id)
    {
        lock (_gate)
        {
            var job = _table.Add(id);
            if (!_isPolling)
            {
                _isPolling = true;
                _ = Task.Run(PollAllAsync);
            }

            return job;
        }
    }

    private void Forget(ZendeskJob? job)
    {
        if (job is null)
        {
            return;
        }

        lock (_gate)
        {
            _table.Remove(job);
        }

        _settled.Fire();
    }

    private async Task PollAllAsync()
    {
        var failures = 0;
        while (NextWait() is { } wait)
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, CancellationToken.None);
                continue;
            }

            try
            {
                await PollOnceAsync();
                failures = 0;
            }
            catch (ConnectorException error)
            {
                failures++;
                if (failures >= MaxFailedPolls || error.Kind != FailureKind.Transient)
                {
                    FailAll(error);
                }
            }
            catch (Exception error)
            {
                // The border of the loop: whatever happened, nobody may be left waiting for a job's end.
                FailAll(ZendeskErrors.Lost("tell how jobs stand", error));
            }
        }
    }

    private TimeSpan? NextWait()
    {
        lock (_gate)
        {
            var wait = _table.NextWait();
            _isPolling = wait is not null;
            return wait;
        }
    }

    private async Task PollOnceAsync()
    {
        IReadOnlyList<ZendeskJob> asked;
        lock (_gate)
        {
            asked = _table.Unsettled();
        }

        var path = $"job_statuses/show_many?ids={string.Join(',', asked.Select(job => job.Id))}";
        var found = new Dictionary<string, JsonElement>(asked.Count, StringComparer.Ordinal);
        using var answer = await client.SendAsync(
            new(HttpMethod.Get, path, "tell how jobs stand") { Kind = CallKind.Poll, IsIdempotent = true },
            CancellationToken.None);
        if (answer.Status != System.Net.HttpStatusCode.NotFound)
        {
            foreach (var status in ZendeskClient.Succeeded(answer, "tell how jobs stand").Root.ItemsOf("job_statuses"))
            {
                found[status.TextOf("id") ?? ""] = status;
            }
        }

        lock (_gate)
        {
            _table.Take(asked, found);
        }
    }

    private void FailAll(ConnectorException error)
    {
        lock (_gate)
        {
            foreach (var job in _table.Unsettled())
            {
                job.Fail(error);
            }
        }
    }
}
