using System.Globalization;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Zendesk.Jobs;

/// <summary>Accepts jobs up to a limit, runs them in the background and remembers them for an hour.</summary>
internal sealed class JobBoard(ZendeskSandboxOptions options, SandboxSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan _kept = TimeSpan.FromHours(1);
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random = new(settings.Seed);
    private readonly Dictionary<string, Job> _byId = new(StringComparer.Ordinal);
    private readonly Queue<Job> _accepted = new();
    private readonly HashSet<Job> _open = [];
    private readonly HashSet<Task> _running = [];

    /// <summary>How many more jobs would be accepted now.</summary>
    public int Free
    {
        get
        {
            lock (_gate)
            {
                return options.JobLimit - _open.Count;
            }
        }
    }

    /// <summary>Accepts a job; null where as many as allowed are queued or running.</summary>
    /// <param name="total">How many records the job has.</param>
    /// <param name="noun">What the records are called in the message.</param>
    /// <param name="work">Writes the record at a position and tells what became of it.</param>
    public Job? Submit(int total, string noun, Func<int, JobRow> work)
    {
        var now = settings.Time.GetUtcNow();
        lock (_gate)
        {
            Forget(now);
            if (_open.Count >= options.JobLimit)
            {
                return null;
            }

            Span<byte> bytes = stackalloc byte[16];
            _random.NextBytes(bytes);
            var job = new Job("V3-" + Convert.ToHexStringLower(bytes), total, now.ToUnixTimeMilliseconds());
            _byId[job.Id] = job;
            _accepted.Enqueue(job);
            _open.Add(job);
            var fate = _random.NextDouble();
            var order = Enumerable.Range(0, total).ToArray();
            _random.Shuffle(order);
            var task = Task.Run(() => RunAsync(job, noun, work, fate, order), CancellationToken.None);
            _running.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return job;
        }
    }

    public Job? Find(string id)
    {
        lock (_gate)
        {
            Forget(settings.Time.GetUtcNow());
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>The remembered jobs, newest first.</summary>
    public IReadOnlyList<Job> Newest(int count)
    {
        lock (_gate)
        {
            Forget(settings.Time.GetUtcNow());
            return [.. _accepted.Reverse().Take(count)];
        }
    }

    /// <summary>The ids of the jobs that are queued or running.</summary>
    public IReadOnlyList<string> OpenIds()
    {
        lock (_gate)
        {
            return [.. _open.Select(job => job.Id)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(Job job, string noun, Func<int, JobRow> work, double fate, int[] order)
    {
        try
        {
            await Task.Delay(options.JobDelay / 2, settings.Time, _stop.Token);
            job.State = new JobState("working", 0, $"Updating {noun} #1", []);
            var end = Work(job, work, fate, order);
            await Task.Delay(options.JobDelay / 2, settings.Time, _stop.Token);
            lock (_gate)
            {
                job.State = end;
                _open.Remove(job);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The sandbox is closing; nobody will ask for this job again.
            job.State = new JobState("killed", null, "Killed", []);
        }
    }

    private JobState Work(Job job, Func<int, JobRow> work, double fate, int[] order)
    {
        if (fate < options.FailedJobShare)
        {
            return new JobState("failed", null, "Failed: an unexpected error occurred", []);
        }

        var killed = fate < options.FailedJobShare + options.KilledJobShare;
        var count = killed ? job.Total / 2 : job.Total;
        var rows = new JobRow[count];
        for (var position = 0; position < count; position++)
        {
            rows[position] = work(position);
        }

        var now = settings.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss +0000", CultureInfo.InvariantCulture);
        return killed
            ? new JobState("killed", count, "Killed at " + now, [])
            : new JobState(
                "completed", job.Total, "Completed at " + now, [.. order.Select(position => rows[position])]);
    }

    private void Forget(Task done)
    {
        lock (_gate)
        {
            _running.Remove(done);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        var oldest = (now - _kept).ToUnixTimeMilliseconds();
        while (_accepted.TryPeek(out var job) && job.AcceptedAt < oldest && job.State.IsOver)
        {
            _byId.Remove(_accepted.Dequeue().Id);
        }
    }
}
