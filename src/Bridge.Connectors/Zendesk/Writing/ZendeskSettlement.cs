using Bridge.Connectors.Zendesk.Jobs;
using Bridge.Connectors.Zendesk.Sinks;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Finds out what became of each record of a job.</summary>
/// <remarks>
/// Rows come in no order and mostly without a name. What they do not tell is read back from Zendesk: a record that is not
/// there, or that differs from what was sent, is one of the refused. Where even that leaves a doubt about whose reason is
/// whose, the record goes into a job of its own, so that the reason is Zendesk's own for exactly that record.
/// </remarks>
/// <param name="lookup">Reads back.</param>
/// <param name="layout">The fields.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class ZendeskSettlement(ZendeskLookup lookup, JsonLayout layout, ZendeskKind kind)
{
    /// <summary>Settles a batch.</summary>
    /// <param name="batch">The records of the job.</param>
    /// <param name="job">How the job ended.</param>
    /// <param name="alone">Sends one record in a job of its own.</param>
    /// <param name="cancellationToken">Abandons the settlement.</param>
    /// <returns>One result for each record.</returns>
    public async Task<IReadOnlyList<WriteResult>> SettleAsync(
        IReadOnlyList<Write> batch,
        ZendeskJobOutcome job,
        Func<Write, CancellationToken, Task<WriteResult>> alone,
        CancellationToken cancellationToken)
    {
        var matching = new ZendeskMatching(batch, kind);
        var settled = new Dictionary<string, WriteResult>(batch.Count, StringComparer.Ordinal);
        var loose = new List<ZendeskJobRow>();
        foreach (var row in job.Rows.Where(row => !row.IsSuccess && row.Reason is { Length: > 0 }))
        {
            if (matching.Find(row) is not { } write || !settled.TryAdd(write.ExternalId, Refused(write, row)))
            {
                loose.Add(row);
            }
        }

        var rest = batch.Where(write => !settled.ContainsKey(write.ExternalId)).ToList();
        if (job.End == ZendeskJobEnd.Completed && AreAllTold(job, rest.Count))
        {
            Accept(rest, job, matching, settled);
        }
        else
        {
            await ReadBackAsync(new(batch, rest, job, loose, alone), settled, cancellationToken);
        }

        return [.. settled.Values];
    }

    private static bool AreAllTold(ZendeskJobOutcome job, int expected)
    {
        var ids = job.Rows.Where(row => row.IsSuccess && row.Id > 1).Select(row => row.Id).ToHashSet();
        return ids.Count == expected && job.Rows.Count(row => row.IsSuccess) == expected;
    }

    // Whoever has an id in Zendesk is there already.
    private static bool IsMade(Write write) => write is { IsNew: true, TargetId: null };

    private static void Accept(
        List<Write> rest, ZendeskJobOutcome job, ZendeskMatching matching, Dictionary<string, WriteResult> settled)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var successes = job.Rows.Where(row => row.IsSuccess).ToList();
        foreach (var row in successes)
        {
            if (matching.Find(row) is { } write)
            {
                ids[write.ExternalId] = $"{row.Id}";
            }
        }

        // Where all rows say the same, they know better than the bridge what was new.
        bool? areCreated = successes.TrueForAll(row => row.IsCreated) ? true
            : successes.TrueForAll(row => !row.IsCreated) ? false : null;
        foreach (var write in rest)
        {
            var outcome = areCreated ?? IsMade(write) ? WriteOutcome.Created : WriteOutcome.Updated;
            settled[write.ExternalId] = new(
                write.ExternalId, outcome, ids.GetValueOrDefault(write.ExternalId) ?? write.TargetId);
        }
    }

    private async Task ReadBackAsync(
        OpenBatch open, Dictionary<string, WriteResult> settled, CancellationToken cancellationToken)
    {
        var found = await lookup.FindAsync(
            [.. open.Rest.Select(write => write.ExternalId)], layout, cancellationToken);
        var held = found.DistinctBy(state => state.ExternalId)
            .ToDictionary(state => state.ExternalId, StringComparer.Ordinal);
        var doubtful = new List<Write>();
        foreach (var write in open.Rest)
        {
            if (held.TryGetValue(write.ExternalId, out var state) && Agrees(write, state))
            {
                settled[write.ExternalId] = new(
                    write.ExternalId, IsMade(write) ? WriteOutcome.Created : WriteOutcome.Updated, state.TargetId);
            }
            else
            {
                doubtful.Add(write);
            }
        }

        if (open.Job.End != ZendeskJobEnd.Completed || (open.Batch.Count == 1 && open.Loose.Count == 0))
        {
            Add(settled, doubtful.Select(write => new WriteResult(write.ExternalId, WriteOutcome.Unknown)));
        }
        else if (open.HaveLooseReasonsOneMeaning && open.Loose.Count == doubtful.Count)
        {
            Add(settled, doubtful.Zip(open.Loose, Refused));
        }
        else
        {
            Add(settled, await Task.WhenAll(doubtful.Select(write => open.Alone(write, cancellationToken))));
        }
    }

    private bool Agrees(Write write, TargetState state)
    {
        var fields = layout.For(write.Fields.Shape);
        return fields == layout
            ? ZendeskReading.Agrees(layout, write.Fields, state.Fields)
            : ZendeskReading.Agrees(fields, write.Fields, Reshaped(fields, state));
    }

    private static Core.Mapping.MappedRecord Reshaped(JsonLayout fields, TargetState state)
    {
        var record = fields.NewRecord();
        foreach (var slot in fields.All)
        {
            record[slot.Position] = state.Fields.Find(slot.Field.Name);
        }

        return record;
    }

    private static void Add(Dictionary<string, WriteResult> settled, IEnumerable<WriteResult> results)
    {
        foreach (var result in results)
        {
            settled[result.ExternalId] = result;
        }
    }

    private static WriteResult Refused(Write write, ZendeskJobRow row) =>
        new(write.ExternalId, WriteOutcome.Refused, write.TargetId, ZendeskRefusals.Of(row.Code, row.Reason));

    private sealed record OpenBatch(
        IReadOnlyList<Write> Batch,
        IReadOnlyList<Write> Rest,
        ZendeskJobOutcome Job,
        IReadOnlyList<ZendeskJobRow> Loose,
        Func<Write, CancellationToken, Task<WriteResult>> Alone)
    {
        public bool HaveLooseReasonsOneMeaning =>
            Loose.Select(row => (row.Code, row.Reason)).Distinct().Take(2).Count() == 1;
    }
}
