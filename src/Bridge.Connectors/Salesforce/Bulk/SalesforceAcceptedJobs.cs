using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Settles the bulk jobs that a process of this host left behind: those that run are waited for, those that were never closed can never run.</summary>
/// <remarks>Only jobs that were announced are touched: a job of another host with the same user looks like one of our own in every other way.</remarks>
/// <param name="session">The connection.</param>
internal sealed class SalesforceAcceptedJobs(SalesforceSession session)
{
    /// <summary>Waits until some jobs can do nothing more.</summary>
    /// <param name="ids">Their ids, as they were announced.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends then.</returns>
    /// <exception cref="ConnectorException">A job does not move, or Salesforce does not tell how it stands.</exception>
    public async Task AwaitAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            if (await session.Jobs.FindAsync(id, cancellationToken) is not { IsOver: false } job)
            {
                continue;
            }

            if (job.State == "Open")
            {
                await session.Jobs.AbortAsync(id, cancellationToken);
            }

            // Asked all the same: the call of a dying process may have closed it meanwhile.
            await session.Jobs.AwaitEndAsync(id, cancellationToken);
        }
    }
}
