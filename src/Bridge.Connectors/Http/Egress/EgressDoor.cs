using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Http.Egress;

/// <summary>What <see cref="EgressGate"/> is for calls, for records that leave into a file.</summary>
/// <param name="connection">Name of the connection.</param>
/// <param name="names">What may leave over it.</param>
/// <param name="journal">Where it is written down beforehand.</param>
internal sealed class EgressDoor(string connection, EgressNames names, IEgressJournal journal) : IEgressDoor
{
    private KnownShape? _known;

    /// <inheritdoc />
    public async ValueTask<Refusal?> LookAsync(string call, MappedRecord fields, CancellationToken cancellationToken)
    {
        if (Find(fields) is not { } finding)
        {
            return null;
        }

        await journal.RefusedAsync(new EgressEntry(connection, call, [], 0), finding.Problem, cancellationToken);
        return finding.Kind == FailureKind.Data
            ? new Refusal("card-data", $"{finding.Problem} {finding.Remedy}")
            : throw new ConnectorException(finding.Kind, $"Connection {connection}: {finding.Problem}", finding.Remedy);
    }

    /// <inheritdoc />
    public Task AnnounceAsync(string call, IReadOnlyList<string> names, long bytes, CancellationToken cancellationToken) =>
        journal.SendingAsync(new EgressEntry(connection, call, names, (int)Math.Min(bytes, int.MaxValue)), cancellationToken);

    private EgressFinding? Find(MappedRecord fields)
    {
        var isKey = Known(fields.Shape);
        for (var position = 0; position < fields.Shape.Fields.Count; position++)
        {
            var value = fields[position];
            if (!value.IsSent)
            {
                continue;
            }

            var name = fields.Shape.Fields[position].Name;
            if (isKey[position] is not { } key)
            {
                return EgressFinding.UnknownName(name);
            }

            if (!key && CardLook.Finds(name, value.ToString()))
            {
                return EgressFinding.CardData(name);
            }
        }

        return null;
    }

    // A batch has one shape. For each field: whether it is a key, or null when it is on no list; such a shape is looked up again.
    private bool?[] Known(TargetShape shape)
    {
        if (Volatile.Read(ref _known) is { } known && ReferenceEquals(known.Shape, shape))
        {
            return known.IsKey;
        }

        bool?[] isKey =
        [
            .. shape.Fields.Select(field => Array.TrueForAll(field.Name.Split('.'), part => names.Allows(part))
                ? names.IsKey(field.Name.AsSpan(field.Name.LastIndexOf('.') + 1))
                : (bool?)null),
        ];
        if (!isKey.Contains(null))
        {
            Volatile.Write(ref _known, new KnownShape(shape, isKey));
        }

        return isKey;
    }

    private sealed record KnownShape(TargetShape Shape, bool?[] IsKey);
}
