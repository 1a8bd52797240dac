using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Finds out what became of the rows of a job. They come in no order, so each is known by its key.</summary>
/// <remarks>Source: Bulk API 2.0 Developer Guide, "Get Job Successful Record Results", "Get Job Failed Record Results".</remarks>
/// <param name="client">The client.</param>
internal sealed class SalesforceJobResults(SalesforceClient client)
{
    private const string Purpose = "tell what became of the rows of a bulk job";
    private static readonly string[] _successColumns = [SalesforceKind.KeyField, "sf__Id", "sf__Created"];
    private static readonly string[] _failureColumns = [SalesforceKind.KeyField, "sf__Id", "sf__Error"];

    /// <summary>Reads the results.</summary>
    /// <param name="batch">The records of the job.</param>
    /// <param name="job">The job, over.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>One result for each record; one that Salesforce did not come to is of unknown outcome.</returns>
    /// <exception cref="ConnectorException">The results could not be read, or speak of a fault that all records share.</exception>
    public async Task<IReadOnlyList<WriteResult>> ReadAsync(IReadOnlyList<Write> batch, SalesforceJob job, CancellationToken cancellationToken)
    {
        var left = batch.ToDictionary(write => write.ExternalId, StringComparer.Ordinal);
        var results = new List<WriteResult>(batch.Count);
        if (job.Processed > job.Failed || job.State == "JobComplete")
        {
            await ReadAsync(job, "successfulResults", new(_successColumns, row =>
            {
                if (left.Remove(row[0], out var write))
                {
                    results.Add(new(write.ExternalId, row[2] == "true" ? WriteOutcome.Created : WriteOutcome.Updated, row[1].Length > 0 ? row[1] : write.TargetId));
                }
            }), cancellationToken);
        }

        if (left.Count > 0 && (job.Failed > 0 || job.State == "JobComplete"))
        {
            await ReadAsync(job, "failedResults", new(_failureColumns, row =>
            {
                if (left.Remove(row[0], out var write))
                {
                    results.Add(Writing.SalesforceOutcomes.Failed(write, [Fault(row[2])]));
                }
            }), cancellationToken);
        }

        results.AddRange(left.Values.Select(write => new WriteResult(write.ExternalId, WriteOutcome.Unknown, write.TargetId)));
        return results;
    }

    private async Task ReadAsync(SalesforceJob job, string file, SalesforceRows rows, CancellationToken cancellationToken)
    {
        using var answer = await client.SendAsync(SalesforceCall.Get($"jobs/ingest/{job.Id}/{file}", Purpose) with { Rows = rows }, cancellationToken);
        if (!answer.HasAllRows)
        {
            throw SalesforceErrors.Lost(Purpose, null);
        }
    }

    // REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --
    private static SalesforceFault Fault(string text)
    {
        var (first, last) = (text.IndexOf(':', StringComparison.Ordinal), text.LastIndexOf(':'));
        return first <= 0 || first == last
            ? new SalesforceFault("", text, [])
            : new SalesforceFault(
                text[..first], text[(first + 1)..last],
                text[(last + 1)..].Replace("--", "", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
