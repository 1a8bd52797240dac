using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Writes many records by bulk jobs; what the file of a job cannot say, and what a job did not settle, goes as collections.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="writer">Writes collections.</param>
internal sealed class SalesforceLoader(SalesforceSession session, SalesforceKind kind, Writing.SalesforceWriter writer)
{
    /// <summary>Most records of one job: Salesforce works on so many at a time. Source: "Bulk API and Bulk API 2.0 Limits and Allocations".</summary>
    public const int MostRows = 10_000;

    // Salesforce takes 100 MB (150 in its own form). Less keeps the memory of a load small, and no ordinary one comes near it.
    private const int MostBytes = 20_000_000;
    private readonly SalesforceJobResults _results = new(session.Client);

    /// <summary>Writes records, found by their key.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="announceAsync">Writes down the id of each job before it can run.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>One result for each.</returns>
    public async Task<IReadOnlyList<WriteResult>> LoadAsync(
        IReadOnlyList<Write> batch, Func<string, CancellationToken, Task> announceAsync, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);
        var others = new List<Write>();
        var rows = writer.InOrder(batch.Where(write => Fits(write, others)));
        while (rows.Count > 0)
        {
            var file = SalesforceCsv.Write(rows, MostBytes, out var count);
            var some = rows.Count == count ? rows : [.. rows.Take(count)];
            results.AddRange(await RunAsync(some, file, announceAsync, cancellationToken));
            rows = rows.Count == count ? [] : [.. rows.Skip(count)];
        }

        foreach (var chunk in others.Chunk(SalesforceKind.MaxMany))
        {
            results.AddRange(await writer.UpsertAsync(chunk, cancellationToken));
        }

        return results;
    }

    private async Task<IReadOnlyList<WriteResult>> RunAsync(
        IReadOnlyList<Write> rows, Http.Bodies.PooledBytes file, Func<string, CancellationToken, Task> announceAsync, CancellationToken cancellationToken)
    {
        var job = await session.Jobs.RunAsync(kind, file, announceAsync, cancellationToken);
        if (job is { State: "Failed", Processed: 0 })
        {
            throw SalesforceErrors.OfJob(job.Error);
        }

        var results = await _results.ReadAsync(rows, job, cancellationToken);
        return job.State == "JobComplete" ? await writer.SettleAsync(rows, results, cancellationToken) : results;
    }

    private static bool Fits(Write write, List<Write> others)
    {
        var fits = SalesforceCsv.CanSay(write);
        if (!fits)
        {
            others.Add(write);
        }

        return fits;
    }
}
