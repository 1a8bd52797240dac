using Bridge.Connectors.Sinks;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Connectors.Zendesk.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk.Sinks;

/// <summary>Writes members as Zendesk end users: in bulk jobs of up to 100, or one by one where bulk import is closed.</summary>
/// <remarks>Source: developer.zendesk.com, Users, "Create or Update Many Users", "Create or Update User", "Update Many Users" and "Update User".</remarks>
internal sealed class ZendeskUserSink : ZendeskOwningSink, ISink<Member>, ITakesCensus
{
    private static readonly TargetShape _emailShape = new([new TargetField { Name = "email" }]);
    private readonly ZendeskBulkWriter _bulk;
    private readonly ZendeskBulkWriter _changes;
    private volatile bool _upsertsChanges;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public ZendeskUserSink(ZendeskSession session, TargetShape shape)
        : base(session, ZendeskKind.Users, shape)
    {
        _bulk = new ZendeskBulkWriter(session, Settlement, BulkCall);
        _changes = new ZendeskBulkWriter(session, Settlement, ChangeCall, isOptional: true);
    }

    /// <inheritdoc />
    public int MaxParallel => Session.IsBulk ? Session.Settings.JobsInFlight : Session.Settings.Parallel;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);
        var admitted = await AdmitAsync(batch, results, cancellationToken);
        if (admitted.Count == 0)
        {
            return results;
        }

        var written = await ChangesApart.SendAsync(admitted, UpsertAsync, ChangeAsync, cancellationToken);
        var refused = await SetPrimaryEmailsAsync(admitted, written, cancellationToken);
        results.AddRange(written.Select(result => refused.TryGetValue(result.ExternalId, out var refusal)
            ? result with { Outcome = WriteOutcome.Refused, Refusal = refusal }
            : result));
        return results;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<Page<Resident>> ReadCensusAsync(Cursor? from, CancellationToken cancellationToken)
    {
        LookEarly(cancellationToken);
        return new ZendeskUserCensus(Session.Client).ReadAsync(from, cancellationToken);
    }

    private async Task<IReadOnlyList<WriteResult>> UpsertAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
        (Session.IsBulk ? await _bulk.TryWriteAsync(batch, cancellationToken) : null)
            ?? await WriteSinglesAsync(batch, ZendeskLimits.SingleUpsert, cancellationToken);

    private async Task<IReadOnlyList<WriteResult>> ChangeAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
        await NamedAsync(batch, await SendChangesAsync(batch, cancellationToken), cancellationToken);

    // A gateway between bridge and account may let upserts through alone; they do the same for whoever is still there.
    private async Task<IReadOnlyList<WriteResult>> SendChangesAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        if (Session.IsBulk && !_upsertsChanges)
        {
            if (await _changes.TryWriteAsync(batch, cancellationToken) is { } changed)
            {
                return changed;
            }

            _upsertsChanges = Session.IsBulk;
        }

        return (Session.IsBulk ? await _bulk.TryWriteAsync(batch, cancellationToken) : null)
            ?? await ChangeSinglesAsync(batch, ZendeskLimits.SingleUpsert, cancellationToken);
    }

    private ZendeskCall ChangeCall(IReadOnlyList<Write> batch) =>
        new(HttpMethod.Put, "users/update_many", "change users in bulk")
        {
            IsIdempotent = true,
            Lent = Payload.Many(batch, null),
        };

    private ZendeskCall BulkCall(IReadOnlyList<Write> batch) =>
        new(HttpMethod.Post, "users/create_or_update_many", "import users in bulk")
        {
            IsIdempotent = true,
            Lent = Payload.Many(batch, null),
        };

    private async Task<IReadOnlyDictionary<string, Refusal>> SetPrimaryEmailsAsync(
        IReadOnlyList<Write> batch, IReadOnlyList<WriteResult> results, CancellationToken cancellationToken)
    {
        var position = Layout.All.FirstOrDefault(slot => slot.Field.Name == UniqueField)?.Position;
        var changed = position is null ? [] : batch
            .Where(write => write.Fields.Find(UniqueField).AsText is not null)
            .ToDictionary(write => write.ExternalId, StringComparer.Ordinal);

        // Whoever is made has no other address; who turns out to be there already, as after the bridge's store was lost, may have.
        var taken = results.Where(result => changed.TryGetValue(result.ExternalId, out var write)
            && (result.Outcome == WriteOutcome.Updated || (result.Outcome == WriteOutcome.Created && !write.IsNew))).Select(result => result.ExternalId).ToList();
        var refused = new Dictionary<string, Refusal>(StringComparer.Ordinal);
        if (taken.Count == 0)
        {
            return refused;
        }

        var primary = new ZendeskPrimaryEmail(Session.Client);
        var found = await Session.AskAsync(
            () => Lookup.FindAsync(taken, Layout.For(_emailShape), cancellationToken), "whether changed e-mail addresses have become the primary ones");
        foreach (var state in found ?? [])
        {
            var write = changed[state.ExternalId];
            var wanted = write.Fields.Find(UniqueField).ToString().Trim();
            if (!string.Equals(state.Fields.Find(UniqueField).AsText, wanted, StringComparison.OrdinalIgnoreCase)
                && await primary.SetAsync(state.TargetId, wanted, isFormerOurs: write is not { IsNew: true, TargetId: null }, cancellationToken) is { } refusal)
            {
                refused[state.ExternalId] = refusal;
            }
        }

        return refused;
    }
}
