using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Bulk;

/// <summary>The ingest jobs of an org, and what was ordered for the next ones. Call it under the gate.</summary>
internal sealed class IngestJobs
{
    private readonly Dictionary<string, IngestJob> _jobs = new(StringComparer.Ordinal);
    private readonly Queue<JobEnding> _endings = new();
    private long _last;

    public IEnumerable<IngestJob> All => _jobs.Values;

    /// <summary>How long a closed job waits before it is worked on.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Whether the org has no Bulk API.</summary>
    public bool IsClosed { get; set; }

    public string NextId() => SalesforceId.Of("750", ++_last);

    public void Add(IngestJob job) => _jobs[job.Id] = job;

    public IngestJob? Find(string id) => _jobs.GetValueOrDefault(SalesforceId.Long(id));

    public void Remove(IngestJob job) => _jobs.Remove(job.Id);

    /// <summary>Lets the next job that is closed end before its time.</summary>
    public void Order(JobEnding ending) => _endings.Enqueue(ending);

    public JobEnding? NextEnding() => _endings.TryDequeue(out var ending) ? ending : null;
}
