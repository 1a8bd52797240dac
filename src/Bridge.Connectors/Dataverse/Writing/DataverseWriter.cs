using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Sends records as batches, each found by its alternate key.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="layout">How their fields lie in the JSON.</param>
/// <param name="mayCreate">Tells whether a record is made when it is not there; otherwise it is refused then.</param>
internal sealed class DataverseWriter(DataverseSession session, DataverseKind kind, DataverseLayout layout, Func<Write, bool> mayCreate)
{
    private readonly DataverseSender _sender = new(session, kind, layout);

    // Rows that this call has written, though not all of what cannot be set on a new row: only that is sent again.
    private readonly Dictionary<string, WriteResult> _there = new(StringComparer.Ordinal);

    /// <summary>Writes records; one writer is for one call.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One result for each.</returns>
    public async Task<IReadOnlyList<WriteResult>> SendAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var refused = batch.Select(write => (write.ExternalId, Fault: layout.Fault(write.Fields))).Where(entry => entry.Fault is not null)
            .ToDictionary(entry => entry.ExternalId, entry => new Refusal("Choice", entry.Fault!), StringComparer.Ordinal); // filtered above
        IReadOnlyList<Write> sent = refused.Count == 0 ? batch : [.. batch.Where(write => !refused.ContainsKey(write.ExternalId))];
        IReadOnlyList<WriteResult> first = sent.Count == 0 ? [] : await SendOnceAsync(sent, cancellationToken);
        var settled = await session.Repeats.SettleAsync(sent, first, SendOnceAsync, cancellationToken);
        return
        [
            .. settled.Select(result => result is { Outcome: WriteOutcome.Unknown, Refusal: not null } ? result with { Outcome = WriteOutcome.Refused } : result),
            .. refused.Select(pair => new WriteResult(pair.Key, WriteOutcome.Refused, Refusal: pair.Value)),
        ];
    }

    private async Task<IReadOnlyList<WriteResult>> SendOnceAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var outcomes = await _sender.SendAsync([.. batch.SelectMany(Operations)], cancellationToken);
        var results = new Dictionary<string, WriteResult>(StringComparer.Ordinal);
        var unfinished = new List<DataverseOperation>();
        foreach (var outcome in outcomes)
        {
            Take(outcome, results);
            if (outcome.IsUnfinished && !layout.RetiresLate(outcome.Operation.Write.Fields))
            {
                unfinished.Add(outcome.Operation.Late());
            }
        }

        // A row that was there and inactive, of somebody who is active: nobody expected it, so it is a call of its own.
        foreach (var outcome in unfinished.Count == 0 ? [] : await _sender.SendAsync(unfinished, cancellationToken))
        {
            Take(outcome, results);
        }

        return [.. batch.Select(write => results[write.ExternalId])];
    }

    // A new row begins as active; the row of a member who has left is retired by an operation right behind the one that makes it.
    private IEnumerable<DataverseOperation> Operations(Write write)
    {
        var operation = new DataverseOperation(write, mayCreate(write));
        return _there.ContainsKey(write.ExternalId) ? [operation.Late()]
            : operation.MayCreate && layout.RetiresLate(write.Fields) ? [operation, operation.Late()]
            : [operation];
    }

    private void Take(DataverseOutcome outcome, Dictionary<string, WriteResult> results)
    {
        var (id, isDone) = (outcome.Result.ExternalId, outcome.Result.Outcome is WriteOutcome.Created or WriteOutcome.Updated);
        if (!outcome.Operation.IsLate)
        {
            results[id] = outcome.Result;
            if (isDone && outcome.IsUnfinished)
            {
                _there[id] = outcome.Result;
            }
        }
        else if (_there.TryGetValue(id, out var main))
        {
            results[id] = isDone ? main : outcome.Result;
        }
    }
}
