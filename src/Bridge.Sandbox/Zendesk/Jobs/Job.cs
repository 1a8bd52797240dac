namespace Bridge.Sandbox.Zendesk.Jobs;

/// <summary>A background job. Its state is replaced as a whole, so readers never see half of a change.</summary>
internal sealed class Job(string id, int total, long acceptedAt)
{
    private JobState _state = new("queued", null, null, []);

    public string Id => id;

    public int Total => total;

    /// <summary>Unix milliseconds.</summary>
    public long AcceptedAt => acceptedAt;

    public JobState State
    {
        get => Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, value);
    }
}

/// <summary>How far a job has come; rows are only there once it is done.</summary>
internal sealed record JobState(string Status, int? Progress, string? Message, IReadOnlyList<JobRow> Rows)
{
    public bool IsOver => Status is "completed" or "failed" or "killed";
}
