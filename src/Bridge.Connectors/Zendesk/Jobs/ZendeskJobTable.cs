using System.Text.Json;

namespace Bridge.Connectors.Zendesk.Jobs;

/// <summary>The jobs in flight, and when it is worth asking about them. Not safe for parallel use unless a member says so.</summary>
/// <param name="limit">Most jobs in flight.</param>
/// <param name="time">The clock.</param>
internal sealed class ZendeskJobTable(int limit, TimeProvider time)
{
    private const int AbsentUntilLost = 3;
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _stall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _lostAfter = TimeSpan.FromMinutes(15);
    private readonly Dictionary<string, ZendeskJob> _jobs = new(StringComparer.Ordinal);
    private int _submitting;
    private TimeSpan _usual = _shortest;
    private TimeSpan _pause = _shortest;
    private DateTimeOffset _lastPoll = DateTimeOffset.MinValue;

    /// <summary>True while a job is in flight. Safe for parallel use, as a hint.</summary>
    public bool HasJobs => _jobs.Count > 0;

    /// <summary>Makes the count of one caller who is about to submit. Safe for parallel use.</summary>
    /// <returns>The count, begun.</returns>
    public Submission CountSubmission()
    {
        var submission = new Submission(this);
        submission.Begin();
        return submission;
    }

    /// <summary>Adds a job.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The job.</returns>
    public ZendeskJob Add(string id) => _jobs[id] = new ZendeskJob(id, time.GetUtcNow());

    /// <summary>Takes a job out.</summary>
    /// <param name="job">The job.</param>
    public void Remove(ZendeskJob job) => _jobs.Remove(job.Id);

    /// <summary>The jobs that have not ended.</summary>
    /// <returns>The jobs.</returns>
    public IReadOnlyList<ZendeskJob> Unsettled() => [.. _jobs.Values.Where(job => !job.Ended.IsCompleted)];

    /// <summary>Says how long to wait before the next poll or the next look at this table.</summary>
    /// <remarks>
    /// A poll costs one call of the account's budget, so it waits while more jobs are being submitted: it asks about many
    /// jobs at once rather than about few jobs often. It does not wait until no job has room any more: the other half of
    /// the room is filled meanwhile, so that no call waits for an answer about jobs.
    /// </remarks>
    /// <returns>The wait; zero means poll now; null means that no job is left.</returns>
    public TimeSpan? NextWait()
    {
        var unsettled = Unsettled();
        if (unsettled.Count == 0)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var oldest = unsettled.Min(job => job.SubmittedAt);
        var earliest = Max(oldest + _usual, _lastPoll + _pause);
        var newest = unsettled.Max(job => job.SubmittedAt);
        var isFilling = Volatile.Read(ref _submitting) > 0 && unsettled.Count < (limit + 1) / 2
            && now < oldest + _longest && now < newest + _stall;
        return now < earliest ? earliest - now : isFilling ? _glance : TimeSpan.Zero;
    }

    /// <summary>Takes in what Zendesk said about jobs.</summary>
    /// <param name="asked">The jobs that were asked about.</param>
    /// <param name="found">What was said, by id.</param>
    public void Take(IReadOnlyList<ZendeskJob> asked, IReadOnlyDictionary<string, JsonElement> found)
    {
        var now = _lastPoll = time.GetUtcNow();
        TimeSpan? quickest = null;
        foreach (var job in asked)
        {
            if (Verdict(job, found.TryGetValue(job.Id, out var status) ? status : default, now) is { } outcome)
            {
                quickest = Min(quickest ?? TimeSpan.MaxValue, now - job.SubmittedAt);
                job.End(outcome);
            }
        }

        // The next job is asked about a little before the quickest of these ended, so the guess falls as well as rises.
        _usual = quickest is { } took ? Min(Max(took * 0.8, _shortest), _longest) : _usual;
        _pause = quickest is null ? Min(_pause * 1.5, _longest) : _shortest;
    }

    private static ZendeskJobOutcome? Verdict(ZendeskJob job, JsonElement status, DateTimeOffset now)
    {
        var word = status.TextOf("status");
        job.TimesAbsent = word is null ? job.TimesAbsent + 1 : 0;
        return word switch
        {
            "completed" => new(ZendeskJobEnd.Completed, ZendeskJobRow.ReadAll(status)),
            "failed" or "killed" => new(ZendeskJobEnd.Failed, []),
            _ when job.TimesAbsent >= AbsentUntilLost || now - job.SubmittedAt > _lostAfter => new(ZendeskJobEnd.Lost, []),
            _ => null,
        };
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    /// <summary>One caller who is about to submit; beginning or ending twice counts once.</summary>
    internal sealed class Submission(ZendeskJobTable table) : IDisposable
    {
        private int _isCounted;

        /// <summary>The caller is about to submit.</summary>
        public void Begin()
        {
            if (Interlocked.Exchange(ref _isCounted, 1) == 0)
            {
                Interlocked.Increment(ref table._submitting);
            }
        }

        /// <summary>The caller waits for something else.</summary>
        public void End()
        {
            if (Interlocked.Exchange(ref _isCounted, 0) == 1)
            {
                Interlocked.Decrement(ref table._submitting);
            }
        }

        /// <inheritdoc />
        public void Dispose() => End();
    }
}
