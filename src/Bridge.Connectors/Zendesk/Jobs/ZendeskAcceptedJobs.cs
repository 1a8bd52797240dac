using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Jobs;

/// <summary>Waits for jobs that Zendesk accepted earlier, perhaps from a process that died.</summary>
/// <param name="session">The connection.</param>
internal sealed class ZendeskAcceptedJobs(ZendeskSession session)
{
    private const string Purpose = "list its jobs";
    private static readonly TimeSpan _firstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(15);

    /// <summary>Waits until all jobs that are queued or running now have ended; later ones are not waited for.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends with them.</returns>
    /// <exception cref="ConnectorException">A job runs for a quarter of an hour, or the jobs cannot be listed.</exception>
    public async Task AwaitAsync(CancellationToken cancellationToken)
    {
        var started = session.Time.GetTimestamp();
        var open = await session.AskAsync(() => ListAsync(cancellationToken), "whether jobs of an earlier run are still under way") ?? [];
        for (var wait = _firstWait; open.Count > 0; wait = wait * 1.5 < _longestWait ? wait * 1.5 : _longestWait)
        {
            if (session.Time.GetElapsedTime(started) > _patience)
            {
                throw new ConnectorException(
                    FailureKind.Transient,
                    "Zendesk has been working on a job of this account for 15 minutes.",
                    "Wait; the bridge goes on when it has ended. Ask Zendesk support if it never does.");
            }

            await Task.Delay(wait, session.Time, cancellationToken);
            open.IntersectWith(await ListAsync(cancellationToken));
        }
    }

    private async Task<HashSet<string>> ListAsync(CancellationToken cancellationToken)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in session.Client.PagesAsync("job_statuses", null, CallKind.Poll, Purpose, cancellationToken))
        {
            open.UnionWith(page.ItemsOf("job_statuses")
                .Where(job => job.TextOf("status") is "queued" or "working")
                .Select(job => job.TextOf("id") ?? ""));
        }

        return open;
    }
}
