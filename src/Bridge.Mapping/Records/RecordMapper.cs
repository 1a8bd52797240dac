using System.Collections.Frozen;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Records;

/// <summary>Maps records as a mapping document says. Compiled once; pure and safe for parallel calls.</summary>
/// <typeparam name="T"><see cref="Member"/> or <see cref="Office"/>.</typeparam>
public sealed class RecordMapper<T> : IRecordMapper<T>
    where T : class, IRecord
{
    private readonly FieldPlan<T>[] _plans;
    private readonly FrozenSet<string> _departedStatuses;

    /// <summary>Compiles a document.</summary>
    /// <param name="document">A document whose record kind is that of <typeparamref name="T"/>.</param>
    /// <param name="departedStatuses">States in which a record counts as departed; compared without case.</param>
    /// <exception cref="ArgumentException">The document is for another kind of record.</exception>
    public RecordMapper(MappingDocument document, IEnumerable<string> departedStatuses)
    {
        ArgumentNullException.ThrowIfNull(document);
        var kind = RecordKinds.Find<T>();
        if (document.Record != kind.Vocabulary.Word)
        {
            throw new ArgumentException($"The document maps a {document.Record}, not a {kind.Vocabulary.Word}.", nameof(document));
        }

        (Shape, SourceFields, Identity) = (document.Shape, document.SourceFields, document.Text);
        _plans = [.. document.Fields.Select(field => new FieldPlan<T>(field, kind))];
        _departedStatuses = departedStatuses.Select(status => status.Trim()).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc />
    public TargetShape Shape { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> SourceFields { get; }

    /// <inheritdoc />
    public string Identity { get; }

    /// <summary>Tells whether a record has departed: it is a tombstone, or its state is one of the departed states.</summary>
    /// <param name="record">The record.</param>
    /// <returns>True when it has departed.</returns>
    public bool IsDeparted(T record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.IsTombstone || (record.Status is { } status && _departedStatuses.Contains(status.Trim()));
    }

    /// <inheritdoc />
    public MappingResult Map(T record)
    {
        var hasDeparted = FieldValue.Flag(IsDeparted(record));
        var mapped = new MappedRecord(Shape);
        List<FieldRemoval>? removed = null;
        for (var position = 0; position < _plans.Length; position++)
        {
            var plan = _plans[position];
            if (plan.SpeaksOfDeparture)
            {
                mapped[position] = hasDeparted;
            }
            else if (!record.IsTombstone)
            {
                if (plan.Map(record, out var value) is { } refusal)
                {
                    return new MappingResult(null, refusal);
                }

                if (!plan.Target.IsKey)
                {
                    CardRule.Clean(plan.Target, ref value, ref removed);
                    if (removed is not null && plan.RefuseCards() is { } cards && IsAmong(removed, plan.Target.Name))
                    {
                        return new MappingResult(null, cards);
                    }
                }

                mapped[position] = value;
            }
        }

        return new MappingResult(mapped, null, removed);
    }

    private static bool IsAmong(List<FieldRemoval> removed, string field) => removed.Exists(removal => removal.Field == field);
}
