using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Guards;
using Bridge.Host.Features.Sync.Sending;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>Turns records into planned changes: mapping, comparison with what was last sent, guards.</summary>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class ChangeDetector<T>
    where T : IRecord
{
    private readonly OpenRoute<T> _route;
    private readonly Links _links;
    private readonly Shapes _shapes;
    private readonly PendingWrites _pending;
    private readonly AddressGuard _addresses;
    private readonly References _references;
    private readonly long _shapeId;
    private readonly int[] _always;

    /// <summary>Creates the detector.</summary>
    /// <param name="route">The route.</param>
    /// <param name="links">Its links.</param>
    /// <param name="pending">Writes under way.</param>
    /// <param name="census">Who the target has.</param>
    public ChangeDetector(OpenRoute<T> route, Links links, PendingWrites pending, CensusKeeper census)
    {
        (_route, _links, _pending) = (route, links, pending);
        _shapes = new Shapes(route.Store);
        _shapeId = _shapes.IdOf(route.Shape);
        _addresses = new AddressGuard(census, pending, route.Shape, route.Settings.AdoptsByEmail);
        _references = new References(route.Store, route.Shape, route.ReferredStreams);
        _always = [.. route.Sink.AlwaysSent.Select(route.Shape.IndexOf)
            .Where(position => position >= 0 && route.Shape.Fields[position].Owner == FieldOwner.Mls)];
    }

    /// <summary>Plans the records of a page.</summary>
    /// <param name="records">The records; a key that stands twice counts once, in its newest state.</param>
    /// <param name="refused">Rows that could not be read.</param>
    /// <param name="next">Cursor to store once the page is settled, or null.</param>
    /// <param name="actual">What the target holds now, by external id, where that is to be compared instead of what was last sent; null otherwise.</param>
    /// <param name="cancellationToken">Stops the planning.</param>
    /// <returns>The planned page.</returns>
    public async Task<PlannedPage> DetectAsync(
        IReadOnlyList<T> records,
        IReadOnlyList<RefusedRow> refused,
        Cursor? next,
        IReadOnlyDictionary<string, TargetState>? actual,
        CancellationToken cancellationToken)
    {
        var newest = Newest(records);
        // Before the links are read: a write leaves the pending ones only once its link is there, so none is missed.
        var underWay = newest.Keys.Select(_pending.Find).OfType<Link>().ToDictionary(link => link.ExternalId, StringComparer.Ordinal);
        var known = _links.Find(_pending.Claimed is { } claimed ? newest.Keys.Where(claimed.MayHave) : newest.Keys);
        var found = new List<(PlannedChange Change, Link? Link)>();
        var released = new List<string>();
        foreach (var (externalId, record) in newest)
        {
            var link = underWay.GetValueOrDefault(externalId) ?? known.GetValueOrDefault(externalId);
            var change = Detect(externalId, record, link, actual);
            if (change?.Write is not null && underWay.ContainsKey(externalId))
            {
                // An earlier write of the same record is under way: let it land, so that the two cannot change places.
                await _pending.SettleAllAsync(cancellationToken);
                link = _links.Find([externalId]).GetValueOrDefault(externalId);
                change = Detect(externalId, record, link, actual);
            }

            if (change is null)
            {
                if (!underWay.ContainsKey(externalId))
                {
                    released.Add(externalId); // what is under way is released, or set aside, by its own outcome
                }

                continue;
            }

            found.Add((change, link));
        }

        var changes = await _addresses.GuardAsync(found, cancellationToken);

        changes.AddRange(refused.Select(row => new PlannedChange
        {
            ExternalId = row.ExternalId,
            Kind = ChangeKind.SetAside,
            Why = row.Refusal.Reason,
            Refusal = row.Refusal,
        }));
        return new PlannedPage(records.Count + refused.Count, records.Count - changes.Count + refused.Count, changes, released, next);
    }

    private PlannedChange? Detect(
        string externalId, T record, Link? link, IReadOnlyDictionary<string, TargetState>? actual)
    {
        if (link is null && record.IsTombstone)
        {
            return null; // Somebody the target never heard of has left.
        }

        var (mapped, refusal, removed) = _route.Mapper.Map(record);
        if (mapped is null)
        {
            var reason = refusal ?? new Refusal("mapping", "The mapping gave no record.");
            return new PlannedChange
            {
                ExternalId = externalId, Kind = ChangeKind.SetAside, Why = reason.Reason, Record = record, Refusal = reason,
            };
        }

        var lastSent = link is null ? null : _shapes.Arrange(link, _shapeId, _route.Shape);
        var waitsFor = _references.Resolve(mapped, out var resolved);
        var after = new ulong[_route.Shape.Fields.Count];
        var baseline = actual is null || lastSent is null ? lastSent : Baselines.Of(mapped, resolved, lastSent, actual.GetValueOrDefault(externalId));
        var changed = FieldComparison.Compare(mapped, baseline, after);
        _references.Forget(waitsFor, mapped, after);
        if (changed.Length == 0)
        {
            return null;
        }

        var departed = IsDeparted(record);
        var (isPart, isMet) = (_route.Kind.IsPart && link is null, link is null && actual?.ContainsKey(externalId) == true);
        var kind = link is null && !isPart && !isMet ? ChangeKind.Create
            : departed && link is { IsDeparted: false } ? ChangeKind.Deactivate
            : ChangeKind.Update;
        return new PlannedChange
        {
            ExternalId = externalId,
            Kind = kind,
            Why = isPart ? Reasons.NotSent : isMet ? Reasons.Met : Reasons.Of(kind, record, actual is not null),
            Record = record,
            Write = new Write(externalId, ToSend(resolved, changed), link is null, link?.TargetId) { IsWhole = !record.IsTombstone && FieldComparison.IsWhole(mapped, changed) },
            After = new Link(externalId, link?.TargetId, _shapeId, after, _addresses.HashOf(mapped, link), departed)
            {
                Row = link is null ? 0 : link.Row,
            },
            Changed = changed,
            WaitsFor = waitsFor,
            Removed = removed,
        };
    }

    private bool IsDeparted(T record) =>
        record.IsTombstone
        || (record.Status is { } status && _route.Settings.DepartedStatuses.Contains(status, StringComparer.OrdinalIgnoreCase));

    private MappedRecord ToSend(MappedRecord mapped, int[] changed)
    {
        var fields = new MappedRecord(mapped.Shape);
        foreach (var position in changed.Concat(_always))
        {
            fields[position] = mapped[position];
        }

        return fields;
    }

    private static Dictionary<string, T> Newest(IReadOnlyList<T> records)
    {
        var newest = new Dictionary<string, T>(records.Count, StringComparer.Ordinal);
        foreach (var record in records)
        {
            var externalId = record.Key.ExternalId;
            if (!newest.TryGetValue(externalId, out var other) || record.ModifiedAt >= other.ModifiedAt)
            {
                newest[externalId] = record;
            }
        }

        return newest;
    }
}
