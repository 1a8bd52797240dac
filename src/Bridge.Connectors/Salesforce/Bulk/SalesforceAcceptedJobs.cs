using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Settles the bulk jobs that a process of the bridge left behind: those that run are waited for, those that were never closed can never run.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class SalesforceAcceptedJobs(SalesforceSession session, SalesforceKind kind)
{
    private const string Purpose = "list its bulk jobs";
    private const int LengthOfId = 15;

    /// <summary>Waits until nothing of the bridge's own is queued or running for this kind of record.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends then.</returns>
    /// <exception cref="ConnectorException">A job does not move, or the jobs cannot be listed.</exception>
    public async Task AwaitAsync(CancellationToken cancellationToken)
    {
        var user = (await session.Client.TokenAsync(cancellationToken)).UserId;
        IReadOnlyList<string> left;
        try
        {
            left = await ListAsync(user, cancellationToken);
        }
        catch (ConnectorException refusal) when (refusal.Kind == FailureKind.Configuration && session.Settings.FewestOfLoad == int.MaxValue)
        {
            return; // bulk jobs are off, and whoever may not even list them has none
        }

        foreach (var id in left)
        {
            // The list does not tell by which field a job finds records: the user may make jobs for other apps too.
            var job = await session.Jobs.AskAsync(id, cancellationToken);
            if (job.Key is not SalesforceKind.KeyField)
            {
                continue;
            }

            if (job.State == "Open")
            {
                await session.Jobs.AbortAsync(job.Id, cancellationToken);
            }

            // Asked all the same: the call of a dying process may have closed it meanwhile.
            await session.Jobs.AwaitEndAsync(job.Id, cancellationToken);
        }
    }

    private async Task<List<string>> ListAsync(string? user, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        for (string? path = "jobs/ingest?jobType=V2Ingest"; path is not null;)
        {
            using var page = await session.Client.SendAsync(SalesforceCall.Get(path, Purpose) with { Kind = CallKind.Poll }, cancellationToken);
            left.AddRange(page.Root.ItemsOf("records")
                .Where(job => job.TextOf("object") == kind.Name && job.TextOf("operation") == "upsert" && IsBy(job.TextOf("createdById"), user))
                .Select(SalesforceJob.Read).OfType<SalesforceJob>().Where(job => !job.IsOver && !session.Jobs.IsUnderWay(job.Id)).Select(job => job.Id));
            path = page.Root.FlagOf("done") ? null : page.Root.TextOf("nextRecordsUrl");
        }

        return left;
    }

    private static bool IsBy(string? creator, string? user) => creator is null || user is null
        || creator.AsSpan(0, Math.Min(LengthOfId, creator.Length)).SequenceEqual(user.AsSpan(0, Math.Min(LengthOfId, user.Length)));
}
