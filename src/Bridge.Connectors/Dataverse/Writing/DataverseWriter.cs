using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Sends records as batches, each found by its alternate key.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="layout">How their fields lie in the JSON.</param>
internal sealed class DataverseWriter(DataverseSession session, DataverseKind kind, DataverseLayout layout)
{
    private readonly string _purpose = $"write {kind.Set}";
    private readonly DataverseBatch _batch = new(kind, layout);

    /// <summary>Writes records.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="mayCreate">Tells whether a record is made when it is not there; otherwise it is refused then.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One result for each.</returns>
    public async Task<IReadOnlyList<WriteResult>> SendAsync(IReadOnlyList<Write> batch, Func<Write, bool> mayCreate, CancellationToken cancellationToken)
    {
        var refused = batch.Select(write => (Write: write, Fault: layout.Fault(write.Fields))).Where(entry => entry.Fault is not null)
            .ToDictionary(entry => entry.Write.ExternalId, entry => new Refusal("Choice", entry.Fault!), StringComparer.Ordinal); // filtered above
        IReadOnlyList<Write> sent = refused.Count == 0 ? batch : [.. batch.Where(write => !refused.ContainsKey(write.ExternalId))];
        IReadOnlyList<WriteResult> first = sent.Count == 0 ? [] : await SendOnceAsync(sent, mayCreate, cancellationToken);
        var settled = await session.Repeats.SettleAsync(sent, first, (some, token) => SendOnceAsync(some, mayCreate, token), cancellationToken);
        return
        [
            .. settled.Select(result => result is { Outcome: WriteOutcome.Unknown, Refusal: not null } ? result with { Outcome = WriteOutcome.Refused } : result),
            .. refused.Select(pair => new WriteResult(pair.Key, WriteOutcome.Refused, Refusal: pair.Value)),
        ];
    }

    private async Task<IReadOnlyList<WriteResult>> SendOnceAsync(IReadOnlyList<Write> batch, Func<Write, bool> mayCreate, CancellationToken cancellationToken)
    {
        var outcomes = await CallAsync([.. batch.Select(write => new DataverseOperation(write, mayCreate(write)))], cancellationToken);
        var unfinished = batch.Zip(outcomes).Where(pair => pair.Second.IsUnfinished)
            .Select(pair => new DataverseOperation(pair.First with { TargetId = pair.Second.Result.TargetId }, MayCreate: false, IsLate: true)).ToList();
        if (unfinished.Count == 0)
        {
            return [.. outcomes.Select(outcome => outcome.Result)];
        }

        // A row begins as active; those of members who have left are retired now.
        var finished = (await CallAsync(unfinished, cancellationToken)).ToDictionary(outcome => outcome.Result.ExternalId, outcome => outcome.Result, StringComparer.Ordinal);
        return
        [
            .. outcomes.Select(outcome => finished.GetValueOrDefault(outcome.Result.ExternalId) is { } last && last.Outcome != WriteOutcome.Updated ? last : outcome.Result),
        ];
    }

    private async Task<IReadOnlyList<DataverseOutcome>> CallAsync(IReadOnlyList<DataverseOperation> operations, CancellationToken cancellationToken)
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
        return error.Kind == FailureKind.Data && operations is [var only]
            ? [new(new(only.Write.ExternalId, WriteOutcome.Refused, only.Write.TargetId, DataverseRefusals.Of(answer.Fault)), IsUnfinished: false)]
            : throw error;
    }
}
