using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>Reads what stands in the target before planned changes, for somebody who looks at them.</summary>
/// <remarks>
/// The store keeps hashes, not values, so only the target can tell. It is asked about records that would be updated or
/// deactivated, and only about those it is given: a plan shows twenty of perhaps a hundred thousand.
/// </remarks>
internal sealed class BeforeReader(
    IReadsBack? target, BridgeStore store, long stream, TargetShape shape, IReadOnlyDictionary<string, long> referredStreams)
{
    private readonly Links _links = new(store, stream);
    private readonly Shapes _shapes = new(store);

    /// <summary>Compares changes with what the target holds.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Stops between two calls.</param>
    /// <returns>The same changes in the same order, each with what was before.</returns>
    /// <exception cref="ConnectorException">The target could not be read.</exception>
    public async Task<IReadOnlyList<ComparedChange>> ReadAsync(IReadOnlyList<PlannedChange> changes, CancellationToken cancellationToken)
    {
        List<string> asked = target is null ? [] : [.. changes.Where(IsAsked).Select(change => change.ExternalId).Distinct(StringComparer.Ordinal)];
        var states = await HeldAsync(asked, cancellationToken);
        var links = asked.Count == 0 ? [] : _links.Find(asked);
        var names = NameReferences(changes, states.Values);
        return [.. changes.Select(change => Compare(change, states.GetValueOrDefault(change.ExternalId), links.GetValueOrDefault(change.ExternalId), names))];
    }

    private static bool IsAsked(PlannedChange change) => change is { Kind: ChangeKind.Update or ChangeKind.Deactivate, IsTakenOver: false };

    private async Task<Dictionary<string, TargetState>> HeldAsync(List<string> asked, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, TargetState>(StringComparer.Ordinal);
        if (target is null)
        {
            return states;
        }

        foreach (var chunk in asked.Chunk(target.MaxReadBack))
        {
            foreach (var state in await target.ReadBackAsync(chunk, shape, cancellationToken))
            {
                states[state.ExternalId] = state;
            }
        }

        return states;
    }

    private ComparedChange Compare(
        PlannedChange change, TargetState? state, Link? link, IReadOnlyDictionary<(int Position, string TargetId), string> names)
    {
        var lastSent = link is null ? null : _shapes.Arrange(link, _shapes.IdOf(shape), shape);
        var fields = change.Changed.Select(position => new ComparedField(
            shape.Fields[position],
            state is null ? FieldValue.NotSent : Named(position, state.Fields[position], names),
            Named(position, change.Write!.Fields[position], names), // fields change only where something is written
            lastSent?[position] ?? 0)
        {
            IsUnlisted = state?.Unlisted.Contains(shape.Fields[position].Name) == true,
        });
        return new ComparedChange(change, target is not null && IsAsked(change), state, [.. fields]);
    }

    // The target knows a referred record by a number of its own; an administrator knows it by its key in the MLS.
    private Dictionary<(int Position, string TargetId), string> NameReferences(
        IReadOnlyList<PlannedChange> changes, IReadOnlyCollection<TargetState> states)
    {
        var names = new Dictionary<(int Position, string TargetId), string>();
        for (var position = 0; position < shape.Fields.Count; position++)
        {
            if (shape.Fields[position].RefersTo is not { } route || !referredStreams.TryGetValue(route, out var referred))
            {
                continue;
            }

            var ids = changes.Select(change => change.Write?.Fields[position].AsText)
                .Concat(states.Select(state => state.Fields[position].AsText)).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var (targetId, externalId) in new TargetIds(store, referred).Find(ids))
            {
                names[(position, targetId)] = externalId;
            }
        }

        return names;
    }

    private static FieldValue Named(int position, FieldValue value, IReadOnlyDictionary<(int Position, string TargetId), string> names) =>
        value.AsText is { } id && names.TryGetValue((position, id), out var name) ? FieldValue.Text(name) : value;
}
