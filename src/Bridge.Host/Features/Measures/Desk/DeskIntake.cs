using Bridge.Connectors.Tables;
using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>Takes rows and keeps them in batches. Whatever comes twice, in pieces, late or in another order ends as the same store.</summary>
/// <param name="store">The store.</param>
/// <param name="kind">What the rows are.</param>
/// <param name="source">Name of their source.</param>
/// <param name="told">What the source tells.</param>
/// <param name="refused">Takes note of rows that could not be read.</param>
internal sealed class DeskIntake(MeasureStore store, TableKind kind, string source, ulong told, Action<RowRefusal> refused) : IFactSink
{
    private const int BatchSize = 20_000;
    private const long Day = 86_400_000;

    private readonly TextHash _hash = new();
    private readonly List<DeskRow> _batch = [];
    private readonly Dictionary<long, string> _names = [];
    private readonly TableField? _named = DeskNames.FieldOf(kind);
    private readonly string _space = $"{source}/{kind.Record}";
    private readonly TableField[] _content = [.. kind.Fields.Where(field => field != kind.Revision)];

    /// <summary>Rows taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Rows refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Rows that are new or changed; complete after <see cref="Flush"/>.</summary>
    public long Changed { get; private set; }

    /// <summary>Turns a key into a number; keys that sources share are the same whoever tells of them.</summary>
    /// <param name="field">The key's field.</param>
    /// <param name="key">The key.</param>
    /// <returns>Its hash.</returns>
    public long KeyOf(TableField field, string key)
    {
        var id = (long)_hash.Of(field.IsShared ? field.Word : source, key);
        if (field == _named)
        {
            _names[id] = key;
        }

        return id;
    }

    /// <inheritdoc />
    public void Add(FactRow row)
    {
        Taken++;
        var id = kind.Id is { } told && row.Whole(told) is { } own ? _hash.Of(_space, BitConverter.GetBytes(own))
            : _hash.Of(_space, RowCodec.Write(row, kind.Identity.Count > 0 ? kind.Identity : _content, store.Words));
        var times = Times(row);
        _batch.Add(new DeskRow(
            (long)id,
            kind.Subject is { } subject ? row.Whole(subject) ?? 0 : (long)id,
            kind.Revision is { } revision ? row.Whole(revision) ?? 0 : 0,
            times.Count > 0 ? times.Min() : null,
            times.Count > 0 ? times.Max() : null,
            RowCodec.Write(row, kind.Fields, store.Words)));
        if (_batch.Count == BatchSize)
        {
            Flush();
        }
    }

    /// <inheritdoc />
    public void Refuse(RowRefusal refusal)
    {
        Refused++;
        refused(refusal);
    }

    /// <summary>Keeps all that was taken.</summary>
    public void Flush()
    {
        var (kindNumber, sourceNumber) = (store.Words.NumberOf(kind.Record), store.Words.NumberOf(source));
        store.Write(connection =>
        {
            var calls = kind == TicketField.Kind ? new TouchedCalls(connection, store.Words) : null;
            calls?.AddKept(_batch.Select(row => row.Subject).Distinct());
            DeskRows.SaveSource(connection, kindNumber, sourceNumber, told);
            foreach (var row in _batch)
            {
                var changed = DeskRows.Save(connection, kindNumber, sourceNumber, row);
                Changed += changed;
                if (changed > 0)
                {
                    calls?.Add(row.First, row.Last);
                }
            }

            calls?.Write();

            DeskNames.Save(connection, kindNumber, _names);
        });
        _batch.Clear();
        _names.Clear();
    }

    private List<long> Times(FactRow row) =>
    [
        .. kind.Fields.Where(field => field.Type == FieldType.Instant && row.Has(field)).Select(field => row.Whole(field) ?? 0),
        .. kind.Fields.Where(field => field.Type == FieldType.Day && row.Has(field)).Select(field => (row.Whole(field) ?? 0) * Day),
    ];
}
