using Bridge.Connectors.Dataverse.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Sends operations, up to 1,000 a call, and reads what became of each.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="layout">How their fields lie in the JSON.</param>
internal sealed class DataverseSender(DataverseSession session, DataverseKind kind, DataverseLayout layout)
{
    private readonly string _purpose = $"write {kind.Set}";
    private readonly DataverseBatch _batch = new(kind, layout);

    /// <summary>Sends operations in their order.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One outcome for each, in their order.</returns>
    /// <exception cref="ConnectorException">A call failed as a whole.</exception>
    public async Task<IReadOnlyList<DataverseOutcome>> SendAsync(IReadOnlyList<DataverseOperation> operations, CancellationToken cancellationToken)
    {
        var outcomes = new List<DataverseOutcome>(operations.Count);
        foreach (var chunk in operations.Chunk(DataverseBatch.Most))
        {
            outcomes.AddRange(await CallAsync(chunk, cancellationToken));
        }

        return outcomes;
    }

    private async Task<IReadOnlyList<DataverseOutcome>> CallAsync(DataverseOperation[] operations, CancellationToken cancellationToken)
    {
        var call = new DataverseCall(HttpMethod.Post, "$batch", _purpose)
        {
            IsIdempotent = true,
            IsBatch = true,
            Body = _batch.Of(operations),
            ContentType = DataverseBatch.ContentType,
            Prefer = "odata.continue-on-error",
        };
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (answer.IsSuccess)
        {
            return DataverseOutcomes.Read(operations, answer.Parts, kind, layout, _purpose);
        }

        // A body that cannot be read spoils the whole call; alone, the record gets Dataverse's own words.
        var error = DataverseErrors.Of(answer, _purpose, session.Time.GetUtcNow());
        return error.Kind == FailureKind.Data && operations.DistinctBy(operation => operation.Write.ExternalId).Count() == 1
            ? [.. operations.Select(operation => new DataverseOutcome(
                operation,
                new(operation.Write.ExternalId, WriteOutcome.Refused, operation.Write.TargetId, DataverseRefusals.Of(answer.Fault)),
                IsUnfinished: false))]
            : throw error;
    }
}
