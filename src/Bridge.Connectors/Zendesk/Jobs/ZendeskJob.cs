using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Jobs;

/// <summary>A job that Zendesk accepted and that has not ended yet.</summary>
/// <param name="id">Zendesk's id of the job.</param>
/// <param name="submittedAt">When it was accepted.</param>
internal sealed class ZendeskJob(string id, DateTimeOffset submittedAt)
{
    private readonly TaskCompletionSource<ZendeskJobOutcome> _end =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Zendesk's id of the job.</summary>
    public string Id { get; } = id;

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset SubmittedAt { get; } = submittedAt;

    /// <summary>Polls in a row in which Zendesk did not know it.</summary>
    public int TimesAbsent { get; set; }

    /// <summary>Ends with the job.</summary>
    public Task<ZendeskJobOutcome> Ended => _end.Task;

    /// <summary>The job has ended.</summary>
    /// <param name="outcome">How.</param>
    public void End(ZendeskJobOutcome outcome) => _end.TrySetResult(outcome);

    /// <summary>Nobody can say how the job stands.</summary>
    /// <param name="error">Why.</param>
    public void Fail(ConnectorException error) => _end.TrySetException(error);
}
